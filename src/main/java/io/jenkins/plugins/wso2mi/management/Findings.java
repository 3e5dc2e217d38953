package io.jenkins.plugins.wso2mi.management;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.management.PodComparison.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the servers of an application say, as a table and as facts. */
public final class Findings {
    private static final int WIDEST = 60;

    private final ManagementResource resource;
    private final List<PodAnswer> answers;
    private final PodComparison comparison;

    /** Of answers to one question. */
    public Findings(ManagementResource resource, List<PodAnswer> answers) {
        this.resource = resource;
        this.answers = List.copyOf(answers);
        this.comparison = PodComparison.of(answers);
    }

    public boolean isEmpty() {
        return comparison.rows().isEmpty();
    }

    /** Why some pods said nothing. */
    public List<Problem> troubles() {
        return answers.stream()
                .map(PodAnswer::trouble)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The table's columns: the name, facts by the server's names for them, and pods. */
    public List<String> columns() {
        return Stream.of(List.of("name"), comparison.facts(), List.of("pods"))
                .flatMap(List::stream)
                .toList();
    }

    /** The table's cells, row by row, safe to print; long ones are cut. */
    public List<List<String>> cells() {
        List<String> facts = comparison.facts();
        return comparison.rows().stream()
                .map(row -> Stream.of(
                                Stream.of(row.entry().name()),
                                facts.stream()
                                        .map(fact -> cut(row.entry().facts().getOrDefault(fact, ""))),
                                Stream.of(pods(row)))
                        .flatMap(cells -> cells)
                        .map(PlainText::oneLine)
                        .toList())
                .toList();
    }

    private String pods(Row row) {
        return comparison.isCommon(row) ? "all" : String.join(", ", row.pods());
    }

    private static String cut(String text) {
        int characters = text.codePointCount(0, text.length());
        return characters <= WIDEST ? text : text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    /** How much was told, and of what pods tell different things. */
    public String sentence() {
        String pods = answers.size() == 1 ? "1 pod" : answers.size() + " pods";
        List<String> differing = comparison.differing();
        return resource.path() + ": " + comparison.names() + " in "
                + (comparison.told() == answers.size() ? pods : comparison.told() + " of " + pods)
                + (differing.isEmpty() ? "" : ", not the same in all: " + String.join(", ", differing));
    }

    /** All of it, uncut: {@code pods}, {@code told} (how many), {@code differing} and {@code entries}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("pods", answers.stream().map(PodAnswer::pod).toList());
        facts.put("told", comparison.told());
        facts.put("differing", comparison.differing());
        facts.put("entries", comparison.rows().stream().map(Findings::facts).toList());
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
