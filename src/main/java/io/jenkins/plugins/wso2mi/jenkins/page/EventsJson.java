package io.jenkins.plugins.wso2mi.jenkins.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * What a page asks for while its release runs, as one JSON object: {@code version} (another one when anything changed),
 * {@code running}, {@code outcome}, {@code wishes} (what the user may ask for), {@code events} since the asked place as
 * {@code docs/events.md} tells them, and {@code next}, the place to ask from next time.
 */
final class EventsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private EventsJson() {}

    static String of(ReleasePage page, String version, List<String> wishes, EventsFile.Part part) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("version", version);
            json.writeBooleanField("running", page.isRunning());
            json.writeStringField("outcome", page.getOutcome());
            json.writeArrayFieldStart("wishes");
            for (String wish : wishes) {
                json.writeString(wish);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            for (String line : part.lines()) {
                if (isObject(line)) {
                    json.writeRawValue(line);
                }
            }
            json.writeEndArray();
            json.writeNumberField("next", part.next());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Whether a line is one whole object; the last one before a crash may not be. */
    private static boolean isObject(String line) {
        try (JsonParser json = JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }
}
