package io.jenkins.plugins.wso2mi.canary.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Prometheus answered to a query.
 *
 * @param series none if nothing fits the query
 * @param warnings what it says besides, such as that data of a store is missing
 */
record PrometheusAnswer(List<Series> series, List<String> warnings) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int SHOWN = 200;

    PrometheusAnswer {
        series = List.copyOf(series);
        warnings = List.copyOf(warnings);
    }

    /** Values under the same labels; NaN where there is no number. */
    record Series(Map<String, String> labels, List<Double> values) {
        Series {
            labels = Map.copyOf(labels);
            values = List.copyOf(values);
        }
    }

    /**
     * Reads an answer.
     *
     * @throws MetricsException in the server's words if it is none to a query
     */
    static PrometheusAnswer of(URI server, HttpTalk.Answer answer) {
        JsonNode root = parsed(answer.body());
        if (answer.status() == 200 && root.path("status").asText().equals("success")) {
            List<String> warnings = new ArrayList<>();
            root.path("warnings").forEach(words -> warnings.add(PlainText.oneLine(words.asText())));
            return new PrometheusAnswer(series(root.path("data")), warnings);
        }
        throw new MetricsException(refusal(server, answer, root));
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static String refusal(URI server, HttpTalk.Answer answer, JsonNode root) {
        String told = "the metrics server " + server.getAuthority() + " answers " + answer.status();
        String words = root.path("error").asText("");
        if (!words.isEmpty()) {
            String type = root.path("errorType").asText("");
            return told + ": " + (type.isEmpty() ? "" : type + ": ") + words;
        }
        return switch (answer.status()) {
            case 401, 403 -> told + ": it does not let us in; check bearer, or user and password";
            case 404 -> told + ": there is no Prometheus API below " + server + "; check url";
            case 301, 302, 303, 307, 308 -> told + ": it leads elsewhere; write the address that it leads to as url";
            default -> told + " with no result of a query: " + beginning(answer.body());
        };
    }

    private static String beginning(String body) {
        String line = PlainText.oneLine(body);
        return line.substring(0, Math.min(SHOWN, line.length()));
    }

    private static List<Series> series(JsonNode data) {
        JsonNode result = data.path("result");
        if (data.path("resultType").asText().equals("scalar")) {
            return List.of(new Series(Map.of(), List.of(number(result))));
        }
        List<Series> series = new ArrayList<>();
        for (JsonNode one : result) {
            Map<String, String> labels = new TreeMap<>();
            one.path("metric")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            List<Double> values = new ArrayList<>();
            one.path("values").forEach(sample -> values.add(number(sample)));
            if (values.isEmpty()) {
                values.add(number(one.path("value")));
            }
            series.add(new Series(labels, values));
        }
        return series;
    }

    /** A sample is a time and a number as text; a histogram has none. */
    private static double number(JsonNode sample) {
        String text = sample.path(1).asText("NaN");
        try {
            return switch (text) {
                case "+Inf" -> Double.POSITIVE_INFINITY;
                case "-Inf" -> Double.NEGATIVE_INFINITY;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The values of all series. */
    List<Double> values() {
        return series.stream().flatMap(one -> one.values().stream()).toList();
    }

    /** The sum of all values; 0 without any. */
    double sum() {
        return values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** What it says besides, for the end of a sentence. */
    String besides() {
        return warnings.isEmpty() ? "" : "; the metrics server warns: " + String.join("; ", warnings);
    }
}
