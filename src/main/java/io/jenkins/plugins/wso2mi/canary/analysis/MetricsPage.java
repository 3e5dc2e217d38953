package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counters on the page that MI shows to Prometheus (text format 0.0.4), by service. An API has a row for each
 * address that it was called by; they are one.
 */
final class MetricsPage {
    /** The label with the name of the API, proxy service or inbound endpoint. */
    static final String SERVICE = "service_name";

    private static final Pattern ROW =
            Pattern.compile("(\\w+)\\{((?:[^\"}]++|\"(?:[^\"\\\\]++|\\\\.)*+\")*+)}[ \\t]+(\\S+).*");
    private static final Pattern NAME = Pattern.compile("(?:^|,)\\s*" + SERVICE + "=\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private MetricsPage() {}

    /** The counts of each service that a check concerns. */
    static Map<String, Counts> counts(String page, CounterCheck check) {
        Map<String, Counts> counts = new HashMap<>();
        page.lines().forEach(line -> {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                add(row, check, counts);
            }
        });
        return counts;
    }

    private static void add(Matcher row, CounterCheck check, Map<String, Counts> counts) {
        boolean requests = row.group(1).equals(check.counters().requests());
        boolean errors = row.group(1).equals(check.counters().errors());
        Matcher name = NAME.matcher(row.group(2));
        if ((!requests && !errors) || !name.find()) {
            return;
        }
        String service = ESCAPED.matcher(name.group(1))
                .replaceAll(e -> e.group(1).equals("n") ? "\n" : Matcher.quoteReplacement(e.group(1)));
        double value = number(row.group(3));
        if (check.concerns(service) && Double.isFinite(value)) {
            counts.merge(service, new Counts(requests ? value : 0, errors ? value : 0), Counts::plus);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
