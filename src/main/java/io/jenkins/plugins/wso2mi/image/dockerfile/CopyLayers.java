package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Layer;
import io.jenkins.plugins.wso2mi.image.LayerEntry;
import io.jenkins.plugins.wso2mi.image.Owner;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.BuildContext;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.ContextEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the layers of COPY and WORKDIR as BuildKit makes them: files keep their modes and get the owner of
 * {@code --chown}, else root; folders that are missing are made with mode 0755 and that owner.
 */
final class CopyLayers {
    private static final int FOLDER_MODE = 0755;

    private final BuildContext context;
    private final ImageFolders folders;
    private final Accounts accounts;
    private final Path to;

    /**
     * Writes layers.
     *
     * @param to the folder that they are written to
     */
    CopyLayers(BuildContext context, ImageFolders folders, Accounts accounts, Path to) {
        this.context = context;
        this.folders = folders;
        this.accounts = accounts;
        this.to = to;
    }

    /** A COPY's layer. */
    Layer copy(Step.Copy step, String where) throws IOException, InterruptedException {
        Owner owner = accounts.find(step.chown(), where);
        Step.Copy followed = followed(step);
        Set<String> known = knownFolders(followed.destination());
        Map<String, LayerEntry> entries = new LinkedHashMap<>();
        for (CopiedFile copied : CopiedFile.of(followed, context, known::contains)) {
            boolean top = copied.path().equals(followed.destination());
            String above = copied.entry().isFolder() && top ? copied.path() : ImagePath.parent(copied.path());
            if (isNotMade(above, entries)) {
                make(above, owner, step, where, entries);
            }
            if (!(copied.entry().isFolder() && top)) {
                LayerEntry entry = entry(copied, owner, step);
                entries.put(entry.path(), entry);
            }
        }
        entries.values().stream()
                .filter(LayerEntry.Folder.class::isInstance)
                .forEach(folder -> folders.make("/" + folder.path()));
        return Layer.write(step.instruction().text(), List.copyOf(entries.values()), to);
    }

    private Step.Copy followed(Step.Copy step) throws IOException, InterruptedException {
        return new Step.Copy(
                step.instruction(),
                step.sources(),
                folders.followed(step.destination()),
                step.into(),
                step.chown(),
                step.chmod());
    }

    private Set<String> knownFolders(String destination) throws IOException, InterruptedException {
        return folders.isFolder(destination) ? Set.of(destination) : Set.of();
    }

    private static boolean isNotMade(String folder, Map<String, LayerEntry> entries) {
        return !folder.isEmpty() && !entries.containsKey(folder.substring(1));
    }

    private void make(String folder, Owner owner, Step.Copy step, String where, Map<String, LayerEntry> entries)
            throws IOException, InterruptedException {
        List<String> missing = folders.missing(folder);
        if (!missing.isEmpty() && !step.chmod().isEmpty()) {
            throw new RefusedException(
                    where,
                    missing.get(0) + " is not there, and builders differ in the mode that --chmod gives a new folder",
                    "make the folder by WORKDIR before, or build with --builder docker or buildah");
        }
        for (String path : missing) {
            entries.putIfAbsent(path.substring(1), new LayerEntry.Folder(path.substring(1), FOLDER_MODE, owner));
        }
    }

    private static LayerEntry entry(CopiedFile copied, Owner owner, Step.Copy step) throws IOException {
        ContextEntry entry = copied.entry();
        String path = copied.path().substring(1);
        int mode = step.chmod().isEmpty() ? entry.mode() : Integer.parseInt(step.chmod(), 8);
        return entry.isFolder()
                ? new LayerEntry.Folder(path, mode, owner)
                : new LayerEntry.Regular(path, entry.source(), mode, owner);
    }

    /** A WORKDIR's layer; none if the folder is there. */
    List<Layer> workdir(Step.Workdir step, String user, String where) throws IOException, InterruptedException {
        String path = folders.followed(step.path());
        List<String> missing = folders.missing(path);
        if (missing.isEmpty()) {
            return List.of();
        }
        Owner owner = accounts.find(user, where);
        List<LayerEntry> entries = new ArrayList<>();
        for (String folder : new TreeSet<>(missing)) {
            entries.add(new LayerEntry.Folder(folder.substring(1), FOLDER_MODE, owner));
        }
        folders.make(path);
        return List.of(Layer.write(step.instruction().text(), entries, to));
    }
}
