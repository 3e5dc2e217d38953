package io.jenkins.plugins.wso2mi.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the facts of an item or a result as fields of the object that is being written. */
final class FactsJson {
    /** What every such line has already; a fact of that name would make a second field of it. */
    private static final Set<String> TAKEN = Set.of("type", "time", "verb", "outcome", "exitCode", "message");

    private final JsonGenerator json;

    FactsJson(JsonGenerator json) {
        this.json = json;
    }

    void write(Map<String, Object> facts) throws IOException {
        for (Map.Entry<String, Object> fact : facts.entrySet()) {
            if (TAKEN.contains(fact.getKey())) {
                throw new IllegalArgumentException("a fact may not be named '" + fact.getKey() + "'");
            }
            json.writeFieldName(fact.getKey());
            value(fact.getKey(), fact.getValue());
        }
    }

    private void value(String name, @Nullable Object value) throws IOException {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                value(name, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                value(name, entry.getValue());
            }
            json.writeEndObject();
        } else if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            // without a codec Jackson writes exactly these by itself, each number as its own kind
            json.writeObject(value);
        } else {
            throw new IllegalArgumentException(
                    "the fact '" + name + "' is a " + value.getClass().getName() + ", which JSON has no form for");
        }
    }
}
