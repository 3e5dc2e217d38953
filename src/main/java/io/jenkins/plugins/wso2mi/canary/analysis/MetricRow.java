package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the text that is shown to Prometheus (format 0.0.4), such as {@code name{label="value",} 1.0}.
 *
 * @param labels with their values, without escapes
 * @param value NaN if it is no number
 */
record MetricRow(String name, Map<String, String> labels, double value) {
    MetricRow {
        labels = Map.copyOf(labels);
    }

    /** Reads a line; empty if it is a comment, has no labels, or is no such row. */
    static Optional<MetricRow> parse(String line) {
        int brace = line.indexOf('{');
        return brace <= 0 || line.startsWith("#") ? Optional.empty() : new Cursor(line, brace + 1).row();
    }

    /** Walks along a line once. */
    private static final class Cursor {
        private final String line;
        private final String name;
        private final Map<String, String> labels = new LinkedHashMap<>();
        private int at;

        Cursor(String line, int at) {
            this.line = line;
            this.name = line.substring(0, at - 1);
            this.at = at;
        }

        Optional<MetricRow> row() {
            while (true) {
                skip(", \t");
                if (at < line.length() && line.charAt(at) == '}') {
                    String[] rest = line.substring(at + 1).strip().split("[ \\t]", 2);
                    return Optional.of(new MetricRow(name, labels, number(rest[0])));
                }
                if (!label()) {
                    return Optional.empty();
                }
            }
        }

        private void skip(String characters) {
            while (at < line.length() && characters.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
        }

        private boolean label() {
            int equals = line.indexOf("=\"", at);
            if (equals < 0) {
                return false;
            }
            String label = line.substring(at, equals);
            StringBuilder value = new StringBuilder();
            for (at = equals + 2; at < line.length(); at++) {
                char next = line.charAt(at);
                if (next == '"') {
                    at++;
                    labels.put(label, value.toString());
                    return true;
                }
                if (next == '\\' && at + 1 < line.length()) {
                    at++;
                    value.append(line.charAt(at) == 'n' ? '\n' : line.charAt(at));
                } else {
                    value.append(next);
                }
            }
            return false;
        }

        private static double number(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}
