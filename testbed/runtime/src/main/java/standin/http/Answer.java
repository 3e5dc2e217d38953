package standin.http;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer of the internal listeners.
 *
 * @param status HTTP status
 * @param type content type
 * @param body text, may be empty
 */
record Answer(int status, String type, String body) {
    static Answer json(int status, JsonObject body) {
        return new Answer(status, "application/json", body.toString());
    }

    /** As MI lists artifacts. */
    static Answer list(JsonArray list) {
        JsonObject body = new JsonObject();
        body.addProperty("count", list.size());
        body.add("list", list);
        return json(200, body);
    }

    /** What was done, in a field that MI writes now large and now small. */
    static Answer message(String field, String words) {
        JsonObject body = new JsonObject();
        body.addProperty(field, words);
        return json(200, body);
    }

    static Answer error(int status, String words) {
        JsonObject body = new JsonObject();
        body.addProperty("Error", words);
        return json(status, body);
    }

    static Answer empty(int status) {
        return new Answer(status, "text/plain", "");
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
