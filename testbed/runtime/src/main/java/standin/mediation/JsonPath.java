package standin.mediation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.synapse.SynapseException;

/** A plain JSONPath: members and indexes such as {@code $.a.b[0]['c d']}, no wildcards and no filters. */
public final class JsonPath {
    private static final Pattern WHOLE = Pattern.compile("\\$(\\.[\\w-]+|\\[\\d+]|\\['[^']+'])*\\.?");
    private static final Pattern STEP = Pattern.compile("\\.([\\w-]+)|\\[(\\d+)]|\\['([^']+)']");

    private final List<String> steps = new ArrayList<>();

    /**
     * @param path starts with {@code $}
     * @throws SynapseException if it holds more than this class knows
     */
    public JsonPath(String path) {
        if (!WHOLE.matcher(path).matches()) {
            throw new SynapseException("not supported by the stand-in: JSONPath " + path);
        }
        for (Matcher step = STEP.matcher(path); step.find(); ) {
            steps.add(step.group(1) != null ? step.group(1) : step.group(2) != null ? step.group(2) : step.group(3));
        }
    }

    /** {@return what the path leads to; JSON null if nothing is there} */
    JsonElement find(String json) {
        JsonElement at;
        try {
            at = json.isBlank() ? JsonNull.INSTANCE : JsonParser.parseString(json);
        } catch (JsonParseException e) {
            throw new SynapseException("The body is no JSON: " + e.getMessage(), e);
        }
        for (String step : steps) {
            at = child(at, step);
        }
        return at;
    }

    /** {@return strings without quotes, objects and arrays as JSON, nothing as the empty string} */
    String string(String json) {
        JsonElement found = find(json);
        return found.isJsonNull() ? "" : found.isJsonPrimitive() ? found.getAsString() : found.toString();
    }

    private static JsonElement child(JsonElement parent, String step) {
        JsonElement found = null;
        if (parent instanceof JsonObject object) {
            found = object.get(step);
        } else if (parent instanceof JsonArray array && step.matches("\\d{1,9}")) {
            int index = Integer.parseInt(step);
            found = index < array.size() ? array.get(index) : null;
        }
        return found == null ? JsonNull.INSTANCE : found;
    }
}
