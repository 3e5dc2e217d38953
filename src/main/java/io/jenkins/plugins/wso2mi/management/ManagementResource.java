package io.jenkins.plugins.wso2mi.management;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a management API tells of (product-micro-integrator, management.apis: ManagementInternalApi and the resources it
 * lists).
 */
public enum ManagementResource {
    APPLICATIONS("carbonAppName"),
    APIS("apiName", Ability.TRACING),
    PROXY_SERVICES("proxyServiceName", Ability.STATE, Ability.TRACING),
    ENDPOINTS("endpointName", Ability.STATE, Ability.TRACING),
    SEQUENCES("sequenceName", Ability.TRACING),
    INBOUND_ENDPOINTS("inboundEndpointName", Ability.STATE, Ability.TRACING),
    TASKS("taskName", Ability.STATE, Ability.TRIGGER),
    MESSAGE_STORES("name"),
    MESSAGE_PROCESSORS("name", Ability.STATE),
    LOCAL_ENTRIES("name"),
    TEMPLATES(""),
    DATA_SERVICES("dataServiceName"),
    DATA_SOURCES("name"),
    CONNECTORS("connectorName"),
    LOGGING("loggerName", Ability.LEVEL),
    SERVER("");

    /** What can be changed of one of them while the server runs. */
    public enum Ability {
        STATE("activated and deactivated"),
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
    private final Set<Ability> abilities;

    ManagementResource(String parameter, Ability... abilities) {
        this.parameter = parameter;
        this.abilities = Set.of(abilities);
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
                        "one of " + paths(Set.of())));
    }

    /** Those that have all of some abilities, by their paths with commas between them. */
    public static String paths(Set<Ability> abilities) {
        return Arrays.stream(values())
                .filter(resource -> resource.abilities.containsAll(abilities))
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
        return abilities.contains(ability);
    }
}
