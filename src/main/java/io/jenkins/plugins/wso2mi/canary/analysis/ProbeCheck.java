package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether an address answers as it shall.
 *
 * @param url of the canary, or of something that needs it
 * @param headers to send, such as the one that leads testers to the canary
 * @param status the answer's
 * @param contains what stands in the first 64 KB of the answer; empty for anything
 * @param maxLatency until the answer has come; null for any
 */
record ProbeCheck(
        Template url,
        Map<String, String> headers,
        Login login,
        int status,
        String contains,
        @Nullable Duration maxLatency)
        implements Check {
    static final String KIND = "http";
    private static final int SHOWN = 120;

    ProbeCheck {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** What an answer means. */
    Finding judge(int answered, String body, Duration latency) {
        Map<String, Double> values = Map.of("status", (double) answered, "latencyMs", (double) latency.toMillis());
        String told = "status " + answered + " after " + Durations.text(latency);
        if (answered != status) {
            return Finding.of(false, values, told + ", good is " + status + beginning(body));
        }
        if (!body.contains(contains)) {
            return Finding.of(false, values, told + ", without '" + contains + "' in it" + beginning(body));
        }
        if (maxLatency != null && latency.compareTo(maxLatency) > 0) {
            return Finding.of(false, values, told + ", good is at most " + Durations.text(maxLatency));
        }
        return Finding.of(true, values, told);
    }

    private static String beginning(String body) {
        String line = PlainText.oneLine(body);
        return line.isEmpty() ? "" : "; it says: " + line.substring(0, Math.min(SHOWN, line.length()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("url", url.text());
        fields.putAll(login.fields());
        if (!headers.isEmpty()) {
            fields.put("headers", headers);
        }
        fields.put("status", status);
        if (!contains.isEmpty()) {
            fields.put("contains", contains);
        }
        if (maxLatency != null) {
            fields.put("maxLatency", Durations.exact(maxLatency));
        }
        return fields;
    }

    @Override
    public String words() {
        return url.text() + " answers " + status + (contains.isEmpty() ? "" : " with '" + contains + "' in it")
                + (maxLatency == null ? "" : " within " + Durations.text(maxLatency));
    }
}
