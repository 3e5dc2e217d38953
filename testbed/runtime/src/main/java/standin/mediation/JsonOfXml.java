package standin.mediation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.Iterator;
import org.apache.axiom.om.OMElement;

/** XML as JSON: elements become members, repeated ones arrays, numbers and booleans keep their type. */
final class JsonOfXml {
    private JsonOfXml() {}

    static String convert(OMElement root) {
        JsonObject json = new JsonObject();
        json.add(root.getLocalName(), value(root));
        return json.toString();
    }

    private static JsonElement value(OMElement element) {
        JsonObject members = new JsonObject();
        for (Iterator<?> all = element.getChildElements(); all.hasNext(); ) {
            OMElement child = (OMElement) all.next();
            put(members, child.getLocalName(), value(child));
        }
        return members.size() > 0 ? members : scalar(element.getText().trim());
    }

    private static void put(JsonObject members, String name, JsonElement value) {
        JsonElement before = members.get(name);
        if (before == null) {
            members.add(name, value);
        } else if (before instanceof JsonArray repeated) {
            repeated.add(value);
        } else {
            JsonArray repeated = new JsonArray();
            repeated.add(before);
            repeated.add(value);
            members.add(name, repeated);
        }
    }

    private static JsonElement scalar(String text) {
        if (text.isEmpty()) {
            return JsonNull.INSTANCE;
        }
        if (text.equals("true") || text.equals("false")) {
            return new JsonPrimitive(Boolean.valueOf(text));
        }
        boolean number = text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?");
        return number ? new JsonPrimitive(new BigDecimal(text)) : new JsonPrimitive(text);
    }
}
