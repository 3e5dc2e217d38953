package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.dockerfile.context.BuildContext;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.ContextEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A file or folder of the context, and where it goes.
 *
 * @param path in the image
 */
record CopiedFile(Step.Copy step, ContextEntry entry, String path) {

    /**
     * What a COPY of the context brings, by docker's rules: of a folder its content; a file by its own name where the
     * destination is a folder.
     *
     * @param isFolder whether a path of the image is a folder by the time of the COPY
     */
    static List<CopiedFile> of(Step.Copy step, BuildContext context, Predicate<String> isFolder) {
        List<CopiedFile> all = new ArrayList<>();
        for (String source : step.sources()) {
            for (ContextEntry entry : context.find(source)) {
                add(step, entry, context, isFolder, all);
            }
        }
        return all;
    }

    private static void add(
            Step.Copy step,
            ContextEntry entry,
            BuildContext context,
            Predicate<String> isFolder,
            List<CopiedFile> all) {
        String destination = step.destination();
        if (!entry.isFolder()) {
            boolean into = step.into() || step.sources().size() > 1 || isFolder.test(destination);
            all.add(new CopiedFile(step, entry, into ? destination + "/" + entry.name() : destination));
            return;
        }
        all.add(new CopiedFile(step, entry, destination));
        for (ContextEntry below : context.below(entry.path())) {
            String rest = entry.path().isEmpty()
                    ? below.path()
                    : below.path().substring(entry.path().length() + 1);
            all.add(new CopiedFile(step, below, destination + "/" + rest));
        }
    }
}
