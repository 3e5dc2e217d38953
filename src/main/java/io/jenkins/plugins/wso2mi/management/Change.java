package io.jenkins.plugins.wso2mi.management;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.management.ManagementResource.Ability;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A change of one thing in running servers. It lasts as long as the pods do.
 *
 * @param method of HTTP
 * @param body fields of the JSON object that is sent
 * @param words what is done, such as {@code deactivate proxy-services Orders}
 */
public record Change(ManagementResource resource, String method, Map<String, String> body, String words) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LEVELS = Set.of("OFF", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL");

    public Change {
        body = Map.copyOf(body);
    }

    /** What is done to something that can be activated. */
    public enum State {
        ACTIVE("activate"),
        INACTIVE("deactivate"),
        TRIGGER("trigger");

        private final String verb;

        State(String verb) {
            this.verb = verb;
        }
    }

    /**
     * Activates, deactivates or triggers.
     *
     * @throws RefusedException if that cannot be done to such a thing
     */
    public static Change state(ManagementResource resource, String name, State state) {
        check(resource, state == State.TRIGGER ? Ability.TRIGGER : Ability.STATE, "--" + state.verb);
        return new Change(
                resource,
                "POST",
                Map.of("name", name, "status", state.name().toLowerCase(Locale.ROOT)),
                words(state.verb, resource, name));
    }

    /**
     * Switches the tracing of messages on or off.
     *
     * @throws RefusedException if such a thing is not traced
     */
    public static Change tracing(ManagementResource resource, String name, boolean on) {
        check(resource, Ability.TRACING, "--trace");
        return new Change(
                resource,
                "POST",
                Map.of("name", name, "trace", on ? "enable" : "disable"),
                words(on ? "trace" : "stop tracing", resource, name));
    }

    /**
     * Sets the level of a logger.
     *
     * @param className the class or package of a logger to be; empty for one that is there
     * @throws RefusedException if it is no level, or no logger
     */
    public static Change level(ManagementResource resource, String logger, String level, String className) {
        check(resource, Ability.LEVEL, "--level");
        String wanted = level.toUpperCase(Locale.ROOT);
        if (!LEVELS.contains(wanted)) {
            throw new RefusedException(
                    "--level", "'" + level + "' is no level", "one of OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE");
        }
        Map<String, String> body = new TreeMap<>(Map.of("loggerName", logger, "loggingLevel", wanted));
        if (!className.isEmpty()) {
            body.put("loggerClass", className);
        }
        return new Change(resource, "PATCH", body, "set logger " + logger + " to " + wanted);
    }

    private static String words(String verb, ManagementResource resource, String name) {
        return verb + " " + name + " (" + resource.path() + ")";
    }

    private static void check(ManagementResource resource, Ability ability, String option) {
        if (!resource.can(ability)) {
            throw new RefusedException(
                    option,
                    resource.path() + " cannot be " + ability.words(),
                    "these can: " + ManagementResource.paths(ability));
        }
    }

    /** What is sent. */
    String json() {
        ObjectNode object = JSON.createObjectNode();
        new TreeMap<>(body).forEach(object::put);
        return object.toString();
    }
}
