package io.jenkins.plugins.wso2mi.car;

import java.util.List;

/**
 * All that the checks look at in a carbon application.
 *
 * @param label how to name the archive to a person: its file, and behind {@code !/} the path within
 * @param listing the list that the server goes by
 * @param plainListing {@code artifacts.xml}, if {@code metadata.xml} is the list; else the same as {@code listing}
 * @param folders folders with an {@code artifact.xml}, in the order of their paths
 * @param bareFolders folders at the root without one, {@code metadata} and the like apart
 * @param rootFiles files at the root that are no list and no descriptor
 * @param packed applications packed inside a fat CAR
 */
record CarContents(
        String label,
        CarListing listing,
        CarListing plainListing,
        List<ArtifactFolder> folders,
        List<String> bareFolders,
        List<String> rootFiles,
        List<Car> packed) {
    CarContents {
        folders = List.copyOf(folders);
        bareFolders = List.copyOf(bareFolders);
        rootFiles = List.copyOf(rootFiles);
        packed = List.copyOf(packed);
    }

    /** The folders whose {@code artifact.xml} has the name and the version of a listed artifact. */
    List<ArtifactFolder> foldersOf(CarListing.Entry entry) {
        return folders.stream()
                .filter(folder -> folder.artifact().name().equals(entry.name())
                        && folder.artifact().version().equals(entry.version()))
                .toList();
    }

    /** Whether the list names the artifact of a folder. */
    boolean lists(ArtifactFolder folder) {
        return listing.entries().stream()
                .anyMatch(entry -> entry.name().equals(folder.artifact().name())
                        && entry.version().equals(folder.artifact().version()));
    }

    /** A person's way to a file inside: {@code clinic.car!/Visits_1.0.0/artifact.xml}. */
    String where(String path) {
        return label + "!/" + path;
    }
}
