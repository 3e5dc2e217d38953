package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An artifact that a project's sources hold, as it has to stand in the application.
 *
 * @param name as its {@code artifact.xml} has to say
 * @param version as its {@code artifact.xml} has to say
 * @param type such as {@code synapse/api}
 * @param serverRole the role that a server must have
 * @param folder its folder in the application, without a slash at the end
 * @param file the file in that folder that its {@code artifact.xml} has to name
 * @param connector the connector that a library is for, such as {@code {org.example}mail}; null for all else
 * @param source where it was found, for people
 * @param contents what lies in that folder beside {@code artifact.xml}, by path below it; empty if only WSO2's plugin
 *     can make it
 */
public record SourceArtifact(
        String name,
        String version,
        String type,
        String serverRole,
        String folder,
        String file,
        @Nullable String connector,
        Path source,
        Map<String, EntryContent> contents) {
    static final String INTEGRATOR = "EnterpriseIntegrator";

    public SourceArtifact {
        contents = Map.copyOf(contents);
    }

    /** One with a single file. */
    static SourceArtifact of(String name, String version, String type, String folder, String file, PackedSource from) {
        return new SourceArtifact(
                name, version, type, INTEGRATOR, folder, file, null, from.source(), Map.of(file, from.content()));
    }

    /** The same for servers of another role. */
    SourceArtifact withRole(String role) {
        return new SourceArtifact(name, version, type, role, folder, file, connector, source, contents);
    }

    /** Whether it only describes others, and is not deployed. */
    public boolean isMetadata() {
        return type.equals(ArtifactKind.METADATA.type());
    }

    /**
     * What goes into an artifact.
     *
     * @param source where it was found
     * @param content what it is
     */
    record PackedSource(Path source, EntryContent content) {
        static PackedSource of(Path file) {
            return new PackedSource(file, EntryContent.of(file));
        }
    }
}
