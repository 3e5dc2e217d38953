package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.PayloadFacts;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an artifact's XML begins with, by its kind (the deployers in {@code org.apache.synapse.deployers} and the
 * factories that they call).
 *
 * @param element local name
 * @param namespace empty where the server does not look at it
 * @param nameAttribute the attribute with the name that the server deploys it by; empty if that is elsewhere
 */
record RootElement(String element, String namespace, String nameAttribute) {
    private static final Map<ArtifactKind, RootElement> BY_KIND = new EnumMap<>(Map.ofEntries(
            Map.entry(ArtifactKind.SEQUENCE, synapse("sequence")),
            Map.entry(ArtifactKind.ENDPOINT, synapse("endpoint")),
            Map.entry(ArtifactKind.PROXY_SERVICE, synapse("proxy")),
            Map.entry(ArtifactKind.TASK, synapse("task")),
            Map.entry(ArtifactKind.API, synapse("api")),
            Map.entry(ArtifactKind.TEMPLATE, synapse("template")),
            Map.entry(ArtifactKind.LOCAL_ENTRY, new RootElement("localEntry", "", "key")),
            Map.entry(ArtifactKind.MESSAGE_STORE, new RootElement("messageStore", "", "name")),
            Map.entry(ArtifactKind.MESSAGE_PROCESSOR, new RootElement("messageProcessor", "", "name")),
            Map.entry(ArtifactKind.INBOUND_ENDPOINT, new RootElement("inboundEndpoint", "", "name")),
            Map.entry(ArtifactKind.EVENT_SOURCE, new RootElement("eventSource", "", "name")),
            Map.entry(ArtifactKind.DATA_SERVICE, new RootElement("data", "", "")),
            Map.entry(ArtifactKind.DATA_SOURCE, new RootElement("datasource", "", "")),
            Map.entry(ArtifactKind.REGISTRY_RESOURCE, new RootElement("resources", "", ""))));

    private static RootElement synapse(String element) {
        return new RootElement(element, PayloadFacts.SYNAPSE, "name");
    }

    /** That of a kind, or empty if its file is no XML. */
    static Optional<RootElement> of(ArtifactKind kind) {
        return Optional.ofNullable(BY_KIND.get(kind));
    }

    boolean fits(PayloadFacts facts) {
        return facts.root().equals(element) && (namespace.isEmpty() || namespace.equals(facts.namespace()));
    }

    /** The name that the server deploys it by; empty if it says none. */
    String name(PayloadFacts facts) {
        return facts.attributes().getOrDefault(nameAttribute, "").strip();
    }
}
