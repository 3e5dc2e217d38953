package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.Serializable;

/**
 * An artifact of a carbon application that was built.
 *
 * @param type such as {@code synapse/api}
 */
public record ArtifactFacts(String name, String version, String type) implements Serializable {
    static ArtifactFacts of(Artifact artifact) {
        return new ArtifactFacts(
                PlainText.oneLine(artifact.name()),
                PlainText.oneLine(artifact.version()),
                PlainText.oneLine(artifact.type()));
    }
}
