package io.jenkins.plugins.wso2mi.management;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a management API tells of (product-micro-integrator, management.apis: ManagementInternalApi and the resources it
 * lists).
 */
public enum ManagementResource {
    APPLICATIONS("carbonAppName"),
    APIS("apiName"),
    PROXY_SERVICES("proxyServiceName"),
    ENDPOINTS("endpointName"),
    SEQUENCES("sequenceName"),
    INBOUND_ENDPOINTS("inboundEndpointName"),
    TASKS("taskName"),
    MESSAGE_STORES("name"),
    MESSAGE_PROCESSORS("name"),
    LOCAL_ENTRIES("name"),
    TEMPLATES(""),
    DATA_SERVICES("dataServiceName"),
    DATA_SOURCES("name"),
    CONNECTORS("connectorName"),
    LOGGING("loggerName"),
    SERVER("");

    private static final Set<ManagementResource> STARTED =
            EnumSet.of(PROXY_SERVICES, ENDPOINTS, INBOUND_ENDPOINTS, TASKS, MESSAGE_PROCESSORS);
    private static final Set<ManagementResource> TRACED =
            EnumSet.of(APIS, PROXY_SERVICES, ENDPOINTS, SEQUENCES, INBOUND_ENDPOINTS);

    /** What can be changed of one of them while the server runs. */
    public enum Ability {
        STATE("activated or deactivated"),
        TRIGGER("triggered"),
        TRACING("traced"),
        LEVEL("given a level");

        private final String words;

        Ability(String words) {
            this.words = words;
        }

        /** What becomes of it, as in "can be traced". */
        public String words() {
            return words;
        }
    }

    private final String parameter;

    ManagementResource(String parameter) {
        this.parameter = parameter;
    }

    /**
     * By its path.
     *
     * @param path such as {@code proxy-services}
     * @throws RefusedException if there is none; it names all there are
     */
    public static ManagementResource parse(String path) {
        return Arrays.stream(values())
                .filter(resource -> resource.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        "RESOURCE",
                        "'" + path + "' is nothing that a management API tells of",
                        "one of " + paths(resource -> true)));
    }

    /** Those of which something can be changed, by their paths with commas between them. */
    static String paths(Ability ability) {
        return paths(resource -> resource.can(ability));
    }

    private static String paths(Predicate<ManagementResource> which) {
        return Arrays.stream(values())
                .filter(which)
                .map(ManagementResource::path)
                .collect(Collectors.joining(", "));
    }

    /** The path below {@code /management/}, which is its name for people too. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether one of them can be asked for by its name. */
    public boolean hasNames() {
        return !parameter.isEmpty();
    }

    /** The parameter of a query that names one of them; empty if one alone cannot be asked for. */
    String parameter() {
        return parameter;
    }

    boolean can(Ability ability) {
        return switch (ability) {
            case STATE -> STARTED.contains(this);
            case TRIGGER -> this == TASKS;
            case TRACING -> TRACED.contains(this);
            case LEVEL -> this == LOGGING;
        };
    }
}
