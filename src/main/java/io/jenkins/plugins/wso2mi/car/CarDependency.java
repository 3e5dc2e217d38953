package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Another carbon application that this one needs, by the Maven coordinates in {@code descriptor.xml}.
 *
 * @param groupId empty if the descriptor names none; so are the others
 * @param type {@code car}
 */
public record CarDependency(String groupId, String artifactId, String version, String type) {

    /** For machines: {@code groupId}, {@code artifactId}, {@code version}, {@code type}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("groupId", PlainText.oneLine(groupId));
        facts.put("artifactId", PlainText.oneLine(artifactId));
        facts.put("version", PlainText.oneLine(version));
        facts.put("type", PlainText.oneLine(type));
        return facts;
    }
}
