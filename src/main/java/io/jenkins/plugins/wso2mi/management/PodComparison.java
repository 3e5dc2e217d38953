package io.jenkins.plugins.wso2mi.management;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several servers say, side by side: what all say alike once, and what only some say with their pods. */
public final class PodComparison {
    private final List<String> pods;
    private final List<Row> rows;

    private PodComparison(List<String> pods, List<Row> rows) {
        this.pods = List.copyOf(pods);
        this.rows = List.copyOf(rows);
    }

    /**
     * What some pods say alike.
     *
     * @param pods their names, in the order of the answers
     */
    public record Row(Entry entry, List<String> pods) {
        public Row {
            pods = List.copyOf(pods);
        }
    }

    /** Compares those answers that tell something. */
    public static PodComparison of(List<PodAnswer> answers) {
        Map<Entry, List<String>> by = new LinkedHashMap<>();
        List<PodAnswer> told = answers.stream().filter(PodAnswer::isTold).toList();
        told.forEach(answer -> new LinkedHashSet<>(answer.entries())
                .forEach(entry ->
                        by.computeIfAbsent(entry, e -> new ArrayList<>()).add(answer.pod())));
        List<Row> rows = by.entrySet().stream()
                .map(row -> new Row(row.getKey(), row.getValue()))
                .sorted(Comparator.comparing(row -> row.entry().name()))
                .toList();
        return new PodComparison(told.stream().map(PodAnswer::pod).toList(), rows);
    }

    /** Sorted by name; a name has more than one row if pods tell different things of it. */
    public List<Row> rows() {
        return rows;
    }

    /** Whether all pods that told say the same of it. */
    public boolean isCommon(Row row) {
        return row.pods().size() == pods.size();
    }

    /** Names of the facts that any row has, in the order of their first appearance. */
    public List<String> facts() {
        Set<String> facts = new LinkedHashSet<>();
        rows.forEach(row -> facts.addAll(row.entry().facts().keySet()));
        return List.copyOf(facts);
    }

    /** Names of which not all pods say the same, or that some lack; sorted. */
    public List<String> differing() {
        return rows.stream()
                .filter(row -> !isCommon(row))
                .map(row -> row.entry().name())
                .distinct()
                .toList();
    }

    /** How many pods told. */
    public int told() {
        return pods.size();
    }

    /** How many different names there are. */
    public int names() {
        return (int) rows.stream().map(row -> row.entry().name()).distinct().count();
    }
}
