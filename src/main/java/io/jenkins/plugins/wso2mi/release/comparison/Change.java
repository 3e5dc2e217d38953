package io.jenkins.plugins.wso2mi.release.comparison;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What would happen to an object.
 *
 * @param kind what is done
 * @param lines each field that would differ, such as {@code spec.replicas: 2 -> 3}; values of Secrets are hidden
 */
public record Change(ObjectRef object, Kind kind, List<String> lines) {
    /** What is done to an object. */
    public enum Kind {
        CREATE,
        CHANGE,
        DELETE,
        NONE;

        /** The word for machines. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Change {
        lines = List.copyOf(lines);
    }

    /** What machines read. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("object", object.words());
        facts.put("change", kind.word());
        facts.put("fields", lines);
        return facts;
    }
}
