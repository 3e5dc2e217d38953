package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table for people. A column of numbers or durations stands to the right, any other to the left. */
public final class Table {
    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean[] measured;

    /** A table without rows. */
    public Table(String... headings) {
        this.headings = List.of(headings);
        this.measured = new boolean[headings.length];
    }

    /**
     * Adds a row.
     *
     * @param cells one for each heading: numbers, {@link Duration}s, or anything else by its text; text from outside is
     *     made safe to print
     * @return this table
     * @throws IllegalArgumentException if there are more or fewer cells than headings
     */
    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + headings.size() + " columns");
        }
        for (int column = 0; column < cells.length; column++) {
            boolean number = cells[column] instanceof Number || cells[column] instanceof Duration;
            measured[column] = number && (rows.isEmpty() || measured[column]);
        }
        rows.add(List.of(cells).stream().map(Table::text).toList());
        return this;
    }

    /** The table with two spaces between columns; each line, the last one too, ends with a line feed. */
    public String text() {
        StringBuilder out = new StringBuilder();
        appendLine(out, headings);
        rows.forEach(row -> appendLine(out, row));
        return out.toString();
    }

    /** The table as GitHub's Markdown has it. */
    public String markdown() {
        String rule = IntStream.range(0, headings.size())
                .mapToObj(column -> measured[column] ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
        return markdown(headings) + rule + rows.stream().map(Table::markdown).collect(Collectors.joining());
    }

    private static String text(Object cell) {
        return cell instanceof Duration duration ? Durations.text(duration) : PlainText.oneLine(cell.toString());
    }

    private static String markdown(List<String> cells) {
        return cells.stream().map(MarkdownText::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private void appendLine(StringBuilder out, List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            String space = " ".repeat(width(column) - length(cell));
            line.append(measured[column] ? space + cell : cell + space).append("  ");
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).reduce(length(headings.get(column)), Math::max);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
