package io.jenkins.plugins.wso2mi.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The form of {@link Undertaking#state}: one JSON object that says its schema and verb. */
public final class StateJson {
    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StateJson() {}

    /** The text for the fields of a stage. */
    public static String write(String verb, Map<String, Object> fields) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("schema", SCHEMA);
        all.put("verb", verb);
        all.putAll(fields);
        try {
            return JSON.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a text was written for a verb. */
    public static boolean isOf(String verb, String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            return fields != null && KubernetesObject.text(fields, "verb").equals(verb);
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /**
     * Reads a text that was written for a verb.
     *
     * @param reader makes the stage of the fields
     * @throws RefusedException if it was written by another version, for another verb, or is no such text
     */
    public static <T> T read(String verb, String text, Function<Map<String, Object>, T> reader) {
        String advice = "what it was about is left as it is; look at it (mictl status APP)";
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            // Jackson reads the word null as no map at all
            if (fields == null || !KubernetesObject.text(fields, "verb").equals(verb)) {
                throw new RefusedException("state of a " + verb, "this is none: " + text, advice);
            }
            int schema = KubernetesObject.number(fields, "schema", 0);
            if (schema != SCHEMA) {
                throw new RefusedException(
                        "state of a " + verb,
                        "has schema " + schema + ", this version knows " + SCHEMA + " only",
                        advice);
            }
            return reader.apply(fields);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            throw new RefusedException("state of a " + verb, "cannot be read: " + e.getMessage(), advice);
        }
    }

    /** An object's name as fields. */
    public static Map<String, Object> fields(ObjectRef ref) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("apiVersion", ref.apiVersion());
        fields.put("kind", ref.kind());
        fields.put("namespace", ref.namespace());
        fields.put("name", ref.name());
        return fields;
    }

    /** Names of objects as lists of fields. */
    public static List<Map<String, Object>> fields(List<ObjectRef> refs) {
        return refs.stream().map(StateJson::fields).toList();
    }

    /** The object that fields name. */
    public static ObjectRef ref(Map<String, Object> fields) {
        return new ObjectRef(
                KubernetesObject.text(fields, "apiVersion"),
                KubernetesObject.text(fields, "kind"),
                (String) fields.get("namespace"),
                KubernetesObject.text(fields, "name"));
    }

    /** The objects in the list that a field holds. */
    public static List<ObjectRef> refs(Map<String, Object> fields, String field) {
        return KubernetesObject.maps(fields, field).stream().map(StateJson::ref).toList();
    }

    /** The texts by name that a field holds. */
    static Map<String, String> texts(Map<String, Object> fields, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        KubernetesObject.map(fields, field).forEach((name, text) -> texts.put(name, String.valueOf(text)));
        return texts;
    }
}
