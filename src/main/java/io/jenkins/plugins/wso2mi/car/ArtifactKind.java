package io.jenkins.plugins.wso2mi.car;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an artifact of a carbon application is, as far as the server's deployers know it (WSO2 Micro Integrator 1.0 to
 * 4.6: {@code SynapseAppDeployerConstants} and the deployers for libraries, data, registry and configuration).
 */
public enum ArtifactKind {
    SEQUENCE("synapse/sequence", Payload.XML),
    ENDPOINT("synapse/endpoint", Payload.XML),
    PROXY_SERVICE("synapse/proxy-service", Payload.XML),
    LOCAL_ENTRY("synapse/local-entry", Payload.XML),
    EVENT_SOURCE("synapse/event-source", Payload.XML),
    TASK("synapse/task", Payload.XML),
    MESSAGE_STORE("synapse/message-store", Payload.XML),
    MESSAGE_PROCESSOR("synapse/message-processors", Payload.XML),
    API("synapse/api", Payload.XML),
    TEMPLATE("synapse/template", Payload.XML),
    INBOUND_ENDPOINT("synapse/inbound-endpoint", Payload.XML),
    CONNECTOR("synapse/lib", Payload.OTHER),
    METADATA("synapse/metadata", Payload.OTHER),
    CLASS_MEDIATOR("lib/synapse/mediator", Payload.OTHER),
    CONNECTOR_LIBRARY("lib/connector/dependency", Payload.OTHER),
    /** Any other {@code lib/...} type. */
    LIBRARY("lib/", Payload.OTHER),
    BUNDLE("bundle", Payload.OTHER),
    DATA_SERVICE("service/dataservice", Payload.XML),
    AXIS_SERVICE("service/axis2", Payload.OTHER),
    DATA_SOURCE("datasource/datasource", Payload.XML),
    REGISTRY_RESOURCE("registry/resource", Payload.XML),
    CONFIGURATION("config/property", Payload.OTHER);

    private enum Payload {
        XML,
        OTHER
    }

    private final String type;
    private final Payload payload;

    ArtifactKind(String type, Payload payload) {
        this.type = type;
        this.payload = payload;
    }

    /**
     * The kind of a {@code type} attribute.
     *
     * @param type such as {@code synapse/api}
     * @return empty if no deployer of the server takes that type
     */
    public static Optional<ArtifactKind> of(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type))
                .findFirst()
                .or(() -> type.startsWith(LIBRARY.type) ? Optional.of(LIBRARY) : Optional.empty());
    }

    /** Whether some of the kind fetch work by themselves, in every replica: the artifact's file tells which. */
    boolean mayPoll() {
        return this == TASK || this == MESSAGE_PROCESSOR || this == INBOUND_ENDPOINT;
    }

    /** Whether the file that {@code artifact.xml} names is an XML document. */
    public boolean hasXmlPayload() {
        return payload == Payload.XML;
    }

    /** Whether the server keeps it under its own name, so that a second one of that name cannot live beside it. */
    public boolean isNamedConfiguration() {
        return (payload == Payload.XML && this != REGISTRY_RESOURCE) || this == AXIS_SERVICE;
    }

    /** The {@code type} attribute, such as {@code synapse/api}. */
    public String type() {
        return type;
    }
}
