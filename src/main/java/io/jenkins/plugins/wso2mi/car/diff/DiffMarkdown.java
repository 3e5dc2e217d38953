package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** A diff as GitHub's Markdown. Names come from files that may be hostile: none of them makes a link or a tag. */
final class DiffMarkdown {
    private DiffMarkdown() {}

    static String of(CarDiff diff) {
        return of(diff, "###");
    }

    private static String of(CarDiff diff, String level) {
        StringBuilder text = new StringBuilder();
        text.append(level).append(' ').append(escaped(diff.title())).append("\n\n");
        text.append(escaped(Summary.of(diff))).append(".\n");
        if (!diff.changes().isEmpty()) {
            text.append("\n| Change | What | Version | Within |\n| --- | --- | --- | --- |\n");
            diff.changes().forEach(change -> text.append(row(change)));
        }
        diff.packed().forEach(inner -> text.append('\n').append(of(inner, level + "#")));
        return text.toString();
    }

    private static String row(Change change) {
        return List.of(change.what().word(), change.subject(), change.version(), String.join(", ", change.details()))
                .stream()
                .map(DiffMarkdown::escaped)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String escaped(String text) {
        String line = PlainText.oneLine(text);
        return line.replaceAll("[\\\\`*_{}\\[\\]()#!|~]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                // no mention of a person, no link made of a bare address
                .replace("@", "&#64;")
                .replace("://", ":&#47;&#47;")
                .replace("www.", "www&#46;");
    }
}
