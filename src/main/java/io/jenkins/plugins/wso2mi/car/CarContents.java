package io.jenkins.plugins.wso2mi.car;

import java.util.List;

/**
 * All that the checks look at in a carbon application.
 *
 * @param label how to name the archive to a person: its file, and behind {@code !/} the path within
 * @param listing the list that the server goes by
 * @param plainListing {@code artifacts.xml}, if {@code metadata.xml} is the list; else the same as {@code listing}
 * @param index folders with an {@code artifact.xml}
 * @param bareFolders folders at the root without one, {@code metadata} and the like apart
 * @param rootFiles files at the root that are no list and no descriptor
 * @param packed applications packed inside a fat CAR
 */
public record CarContents(
        String label,
        CarListing listing,
        CarListing plainListing,
        FolderIndex index,
        List<String> bareFolders,
        List<String> rootFiles,
        List<Car> packed) {
    public CarContents {
        bareFolders = List.copyOf(bareFolders);
        rootFiles = List.copyOf(rootFiles);
        packed = List.copyOf(packed);
    }

    /** The folders with an {@code artifact.xml}, in the order of their paths. */
    public List<ArtifactFolder> folders() {
        return index.all();
    }

    /** The folders of a listed artifact: one, if all is well. */
    public List<ArtifactFolder> foldersOf(CarListing.Entry entry) {
        return index.of(entry.name(), entry.version());
    }

    /** The listed artifacts that fetch work by themselves, without those of the applications packed inside. */
    List<PollingWork> pollingWork() {
        return listing.entries().stream()
                .flatMap(entry -> foldersOf(entry).stream().limit(1))
                .flatMap(folder -> folder.pollingWork().stream())
                .toList();
    }

    /** A person's way to a file inside: {@code clinic.car!/Visits_1.0.0/artifact.xml}. */
    public String where(String path) {
        return label + "!/" + path;
    }
}
