package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.diff.Change.Kind;
import io.jenkins.plugins.wso2mi.car.diff.Change.What;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A diff in half a sentence. */
final class Summary {
    private static final int NAMES = 3;

    private Summary() {}

    /** Such as {@code 1 API changed (Visits), 2 sequences added (Stamp, Reply)}. */
    static String of(CarDiff diff) {
        List<String> parts = new ArrayList<>();
        for (What what : List.of(What.CHANGED, What.ADDED, What.REMOVED)) {
            artifacts(diff, what).forEach((type, changes) -> parts.add(counted(type, what, changes)));
        }
        diff.changes().stream().filter(change -> change.kind() != Kind.ARTIFACT).forEach(c -> parts.add(own(c)));
        int renumbered = artifacts(diff, What.VERSION).values().stream()
                .mapToInt(List::size)
                .sum();
        if (renumbered > 0) {
            parts.add(renumbered + (renumbered == 1 ? " artifact" : " artifacts") + " with another version only");
        }
        diff.packed().forEach(inner -> parts.add("inside " + inner.title() + ": " + of(inner)));
        return parts.isEmpty() ? nothing(diff) : String.join(", ", parts);
    }

    private static String nothing(CarDiff diff) {
        if (diff.hasOtherVersion()) {
            return "no change but the version";
        }
        return diff.older().sha256().equals(diff.newer().sha256()) ? "the same bytes" : "no change but the layout";
    }

    private static Map<String, List<Change>> artifacts(CarDiff diff, What what) {
        return diff.changes().stream()
                .filter(change -> change.kind() == Kind.ARTIFACT && change.what() == what)
                .collect(Collectors.groupingBy(Change::type, LinkedHashMap::new, Collectors.toList()));
    }

    private static String counted(String type, What what, List<Change> changes) {
        String names = changes.stream()
                .limit(NAMES)
                .map(change -> PlainText.oneLine(change.name()))
                .collect(Collectors.joining(", "));
        int more = changes.size() - NAMES;
        return KindWords.counted(type, changes.size()) + " " + what.word() + " (" + names
                + (more > 0 ? " and " + more + " more" : "") + ")";
    }

    private static String own(Change change) {
        return switch (change.kind()) {
            case APPLICATION -> change.subject() + " " + String.join(", ", change.details());
            default ->
                change.what() == What.VERSION
                        ? change.subject() + " " + change.version()
                        : change.subject() + " " + change.version() + " "
                                + change.what().word();
        };
    }
}
