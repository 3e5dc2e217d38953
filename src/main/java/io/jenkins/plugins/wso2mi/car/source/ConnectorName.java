package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Name and version of a connector, which its file name tells: {@code mail-connector-1.0.0.zip}.
 *
 * @param name what stands before the last hyphen
 * @param version what stands behind it
 */
public record ConnectorName(String name, String version) {

    /**
     * Takes a file's name apart.
     *
     * @return empty, and a problem, if there is no hyphen in it
     */
    public static Optional<ConnectorName> of(Path file, Problems problems) {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.zip$", "");
        int hyphen = stem.lastIndexOf('-');
        if (hyphen <= 0 || hyphen == stem.length() - 1) {
            problems.error(
                    file.toString(),
                    "is no connector's name: there is no version behind a hyphen",
                    "name it such as mail-connector-1.0.0.zip");
            return Optional.empty();
        }
        return Optional.of(new ConnectorName(stem.substring(0, hyphen), stem.substring(hyphen + 1)));
    }

    /** The connector as an artifact. */
    public SourceArtifact artifact(Path file) {
        return SourceArtifact.of(
                name,
                version,
                ArtifactKind.CONNECTOR.type(),
                name + "_" + version,
                name + "-" + version + ".zip",
                SourceArtifact.PackedSource.of(file));
    }
}
