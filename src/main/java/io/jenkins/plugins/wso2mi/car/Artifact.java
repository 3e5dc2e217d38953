package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One artifact of a carbon application, as its own {@code artifact.xml} tells it.
 *
 * @param name its name; empty if it has none
 * @param version its version; empty if it has none
 * @param type such as {@code synapse/api}; empty if it has none
 * @param file the file it names, relative to its folder; empty if it names none, the first if it names several
 * @param serverRole the role that a server must have; empty if it names none
 */
public record Artifact(String name, String version, String type, String file, String serverRole) {

    /** What it is, or empty if the server has no deployer for its type. */
    public Optional<ArtifactKind> kind() {
        return ArtifactKind.of(type);
    }

    /** For machines: {@code name}, {@code version}, {@code type}, {@code file}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", PlainText.oneLine(name));
        facts.put("version", PlainText.oneLine(version));
        facts.put("type", PlainText.oneLine(type));
        facts.put("file", PlainText.oneLine(file));
        return facts;
    }
}
