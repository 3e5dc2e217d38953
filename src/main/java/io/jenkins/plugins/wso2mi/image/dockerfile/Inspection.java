package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.ServerFolders;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.BuildContext;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.ContextEntry;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is known of a docker project before anything is built.
 *
 * @param steps what the last stage does, and the stages that it is built on
 * @param given carbon applications that were put into the context
 */
record Inspection(
        Dockerfile file, Stages stages, List<Step> steps, BaseFacts base, BuildContext context, List<Path> given) {
    Inspection {
        steps = List.copyOf(steps);
        given = List.copyOf(given);
    }

    String where(Step step) {
        return file.where(step.instruction());
    }

    /** The steps of a kind. */
    <T extends Step> List<T> all(Class<T> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The instructions of the last stage, and of those that it is built on. */
    List<Instruction> instructions() {
        return steps.stream().map(Step::instruction).toList();
    }

    /** Where the server reads carbon applications; empty if the base does not say where the server is. */
    String applications() {
        return base.home().isEmpty() ? "" : base.home() + "/" + ServerFolders.APPLICATIONS;
    }

    /** What the COPYs bring from the context, in order; folders that nobody names may be guessed to be files. */
    List<CopiedFile> copied() {
        List<CopiedFile> all = new ArrayList<>();
        for (Step.Copy copy : all(Step.Copy.class)) {
            if (copy.isLocal()) {
                all.addAll(CopiedFile.of(copy, context, this::isServerFolder));
            }
        }
        return all;
    }

    /** The carbon applications among them, wherever they go. */
    List<CopiedFile> copiedApplications() {
        return copied().stream().filter(one -> one.entry().isApplication()).toList();
    }

    /** Carbon applications in the context, wherever they lie. */
    List<ContextEntry> applicationsInContext() {
        return context.entries().stream().filter(ContextEntry::isApplication).toList();
    }

    /** Whether a path is one of the folders that every server has. */
    private boolean isServerFolder(String path) {
        String home = base.home();
        if (home.isEmpty()) {
            return path.endsWith("/" + ServerFolders.APPLICATIONS);
        }
        return ImagePath.isIn(path, home)
                && ServerFolders.isKnown(path.equals(home) ? "" : path.substring(home.length() + 1));
    }
}
