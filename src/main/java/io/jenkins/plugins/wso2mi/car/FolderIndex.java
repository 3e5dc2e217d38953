package io.jenkins.plugins.wso2mi.car;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The artifact folders of an application, found by the name and the version in their {@code artifact.xml}. */
public final class FolderIndex {
    private final List<ArtifactFolder> folders;
    private final Map<List<String>, List<ArtifactFolder>> byIdentity;

    FolderIndex(List<ArtifactFolder> folders) {
        this.folders = List.copyOf(folders);
        this.byIdentity = this.folders.stream()
                .collect(Collectors.groupingBy(folder ->
                        List.of(folder.artifact().name(), folder.artifact().version())));
    }

    /** All of them, in the order of their paths. */
    List<ArtifactFolder> all() {
        return folders;
    }

    /** Those of one artifact: one, if all is well. */
    List<ArtifactFolder> of(String name, String version) {
        return byIdentity.getOrDefault(List.of(name, version), List.of());
    }
}
