package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds artifacts of which one would replace another. */
final class SameNames {
    private SameNames() {}

    static void check(List<SourceArtifact> artifacts, Problems problems) {
        Map<String, Path> first = new HashMap<>();
        for (SourceArtifact artifact : artifacts) {
            String identity = artifact.isMetadata() ? artifact.folder() : artifact.name() + "_" + artifact.version();
            Path other = first.putIfAbsent(identity, artifact.source());
            if (other != null && !(artifact.isMetadata() && other.equals(artifact.source()))) {
                problems.error(
                        artifact.source().toString(),
                        "is the artifact " + artifact.name() + " " + artifact.version() + ", which " + other
                                + " is already: one would replace the other",
                        "give one of them another name");
            }
        }
    }
}
