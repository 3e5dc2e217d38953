package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.management.ManagementResource;
import io.jenkins.plugins.wso2mi.management.PodAnswer;
import io.jenkins.plugins.wso2mi.management.PodComparison;
import io.jenkins.plugins.wso2mi.management.PodComparison.Row;
import io.jenkins.plugins.wso2mi.report.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the servers of an application say, as a table and as facts. */
final class ManagementTable {
    private static final int WIDEST = 60;

    private final ManagementResource resource;
    private final List<PodAnswer> answers;
    private final PodComparison comparison;

    ManagementTable(ManagementResource resource, List<PodAnswer> answers) {
        this.resource = resource;
        this.answers = List.copyOf(answers);
        this.comparison = PodComparison.of(answers);
    }

    boolean isEmpty() {
        return comparison.rows().isEmpty();
    }

    /** Why some pods said nothing. */
    List<Problem> troubles() {
        return answers.stream().map(PodAnswer::trouble).flatMap(Optional::stream).toList();
    }

    /** The table, line by line; none if nothing was told. */
    List<String> lines() {
        if (isEmpty()) {
            return List.of();
        }
        List<String> facts = comparison.facts();
        Table table = new Table(Stream.of(List.of("NAME"), facts, List.of("PODS"))
                .flatMap(List::stream)
                .map(heading -> heading.toUpperCase(Locale.ROOT))
                .toArray(String[]::new));
        comparison.rows().forEach(row -> table.row(cells(row, facts)));
        return table.text().lines().toList();
    }

    private Object[] cells(Row row, List<String> facts) {
        List<String> cells = new ArrayList<>();
        cells.add(row.entry().name());
        facts.forEach(fact -> cells.add(cut(row.entry().facts().getOrDefault(fact, ""))));
        cells.add(comparison.isCommon(row) ? "all" : String.join(", ", row.pods()));
        return cells.toArray();
    }

    private static String cut(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters <= WIDEST ? text : text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    /** How much was told, and of what pods tell different things. */
    String sentence() {
        String pods = comparison.told() == answers.size()
                ? (answers.size() == 1 ? "1 pod" : answers.size() + " pods")
                : comparison.told() + " of " + answers.size() + " pods";
        List<String> differing = comparison.differing();
        return comparison.names() + " of " + resource.path() + " in " + pods
                + (differing.isEmpty() ? "" : ", not the same in all: " + String.join(", ", differing));
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("pods", answers.stream().map(PodAnswer::pod).toList());
        facts.put("told", comparison.told());
        facts.put("differing", comparison.differing());
        facts.put("entries", comparison.rows().stream().map(ManagementTable::facts).toList());
        return facts;
    }

    private static Map<String, Object> facts(Row row) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", row.entry().name());
        facts.put("facts", row.entry().facts());
        facts.put("pods", row.pods());
        return facts;
    }
}
