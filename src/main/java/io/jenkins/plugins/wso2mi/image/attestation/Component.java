package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.List;
import java.util.Map;

/** Components of a bill of materials, in CycloneDX's JSON. */
final class Component {
    private static final String PROPERTY = "io.jenkins.plugins.wso2mi:";

    private Component() {}

    /**
     * A component.
     *
     * @param type one of CycloneDX's, such as {@code library}
     */
    static JsonObject of(String type, String name, String version) {
        JsonObject component =
                JsonObject.of(Map.of("type", type, "name", name.isEmpty() ? "(unnamed)" : PlainText.oneLine(name)));
        return version.isEmpty() ? component : component.with("version", PlainText.oneLine(version));
    }

    static JsonObject withSum(JsonObject component, String sha256) {
        return component.with("hashes", List.of(Map.of("alg", "SHA-256", "content", sha256)));
    }

    /** With something that CycloneDX has no field for; names sorted. */
    static JsonObject with(JsonObject component, Map<String, String> properties) {
        return component.with(
                "properties",
                properties.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> Map.of("name", PROPERTY + one.getKey(), "value", PlainText.oneLine(one.getValue())))
                        .toList());
    }

    /** A jar, by Maven's name if it tells it, else by its file's. */
    static JsonObject jar(String path, JarFacts facts) {
        JarFacts.Coordinates maven = facts.coordinates();
        JsonObject named = maven == null
                ? of("library", path.substring(path.lastIndexOf('/') + 1), "")
                : of("library", maven.artifact(), maven.version())
                        .with("group", maven.group())
                        .with("purl", PackageUrl.maven(maven.group(), maven.artifact(), maven.version()));
        return with(withSum(named, facts.sha256()), Map.of("path", path));
    }
}
