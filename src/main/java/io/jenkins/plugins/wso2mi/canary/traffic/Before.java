package io.jenkins.plugins.wso2mi.canary.traffic;

import java.util.Map;

/**
 * What was there before a canary; kept in the canary's state.
 *
 * @param fields names and texts that only the driver reads which wrote them
 */
public record Before(Map<String, String> fields) {
    /** Nothing was there. */
    public static final Before NOTHING = new Before(Map.of());

    public Before {
        fields = Map.copyOf(fields);
    }

    /** A field's text; empty if it is missing. */
    String text(String field) {
        return fields.getOrDefault(field, "");
    }
}
