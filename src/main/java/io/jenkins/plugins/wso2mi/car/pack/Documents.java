package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.ListOrder;
import io.jenkins.plugins.wso2mi.car.XmlElement;
import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact;
import io.jenkins.plugins.wso2mi.car.source.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documents that a carbon application has beside its artifacts. */
final class Documents {
    private Documents() {}

    /** The {@code artifact.xml} of an artifact's folder. */
    static String artifact(SourceArtifact artifact) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", artifact.name());
        attributes.put("version", artifact.version());
        attributes.put("type", artifact.type());
        attributes.put("serverRole", artifact.serverRole());
        String connector = artifact.connector();
        if (connector != null) {
            attributes.put("connector", connector);
        }
        return XmlText.document(element("artifact", attributes, List.of(text("file", artifact.file()))));
    }

    /** An {@code artifacts.xml} or {@code metadata.xml}. */
    static byte[] list(ApplicationSources sources, List<SourceArtifact> artifacts) {
        CarModule module = sources.module();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("name", module.artifactId());
        attributes.put("version", module.version());
        attributes.put("type", "carbon/application");
        String main = sources.mainSequence();
        if (main != null) {
            attributes.put("mainSequence", main);
        }
        List<XmlElement> entries = artifacts.stream().map(Documents::entry).toList();
        XmlElement list = element("artifacts", Map.of(), List.of(element("artifact", attributes, entries)));
        byte[] document = XmlText.document(list).getBytes(StandardCharsets.UTF_8);
        return module.sortLists() ? ListOrder.sorted(document) : document;
    }

    private static XmlElement entry(SourceArtifact artifact) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("artifact", artifact.name());
        attributes.put("version", artifact.version());
        attributes.put("include", "true");
        attributes.put("serverRole", artifact.serverRole());
        return element("dependency", attributes, List.of());
    }

    /** The {@code descriptor.xml}. */
    static String descriptor(ApplicationSources sources) {
        CarModule module = sources.module();
        String id = String.join("__", module.groupId(), module.artifactId(), module.version());
        List<XmlElement> needs = sources.applications().stream()
                .map(one -> {
                    Map<String, String> attributes = new LinkedHashMap<>();
                    attributes.put("groupId", one.groupId());
                    attributes.put("artifactId", one.artifactId());
                    attributes.put("version", one.version());
                    attributes.put("type", "car");
                    return element("dependency", attributes, List.of());
                })
                .toList();
        return XmlText.document(element(
                "project",
                Map.of(),
                List.of(
                        text("id", id),
                        text("versionedDeployment", String.valueOf(sources.versionedDeployment())),
                        text("fatCarEnabled", String.valueOf(sources.fatCar())),
                        element("dependencies", Map.of(), needs))));
    }

    private static XmlElement element(String name, Map<String, String> attributes, List<XmlElement> children) {
        return new XmlElement(name, attributes, children, "");
    }

    private static XmlElement text(String name, String text) {
        return new XmlElement(name, Map.of(), List.of(), text);
    }
}
