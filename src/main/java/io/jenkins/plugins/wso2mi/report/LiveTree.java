package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How things stand, as a tree: the present phase, and below it traffic, pods, measurements and what is waited for. */
final class LiveTree {
    /** With more, it would not fit a terminal of 24 rows beside what happened. */
    private static final int MOST_ROWS = 12;

    private static final int BAR = 20;

    private final Paint paint;
    private final Map<String, Event.Traffic> traffic = new LinkedHashMap<>();
    private final Map<String, Event.Progress> pods = new LinkedHashMap<>();
    private final Map<String, GateRow> measured = new LinkedHashMap<>();
    private String title = "";
    private Instant since = Instant.EPOCH;
    private Event.@Nullable Gate waiting;

    /** What one gate has measured so far. */
    private record GateRow(int good, int failed, int inconclusive, String message) {
        GateRow and(Event.Gate gate) {
            return new GateRow(
                    good + (gate.result().equals("good") ? 1 : 0),
                    failed + (gate.result().equals("failed") ? 1 : 0),
                    inconclusive + (gate.result().equals("inconclusive") ? 1 : 0),
                    gate.message());
        }
    }

    LiveTree(Paint paint) {
        this.paint = paint;
    }

    /** Whether an event is more than news of how things stand, so that it has a line that stays. */
    static boolean stays(Event event) {
        if (event instanceof Event.Progress progress) {
            return isThrough(progress);
        }
        if (event instanceof Event.Gate gate) {
            return gate.verdict().equals("refused") || (gate.verdict().equals("passed") && !gate.isMeasured());
        }
        return !(event instanceof Event.Traffic);
    }

    private static boolean isThrough(Event.Progress progress) {
        return progress.ready() >= progress.desired() && progress.old() == 0;
    }

    void take(Event event, Instant now) {
        if (event instanceof Event.Phase phase) {
            title = phase.title();
            since = now;
            pods.clear();
            waiting = null;
        } else if (event instanceof Event.Traffic shared) {
            traffic.put(shared.application(), shared);
        } else if (event instanceof Event.Progress progress) {
            pods.put(progress.workload(), progress);
            if (isThrough(progress)) {
                pods.remove(progress.workload());
            }
        } else if (event instanceof Event.Gate gate && gate.isMeasured()) {
            measured.merge(gate.gate(), new GateRow(0, 0, 0, "").and(gate), (old, one) -> old.and(gate));
        } else if (event instanceof Event.Gate gate) {
            waiting = gate.verdict().equals("waiting") ? gate : null;
        }
    }

    /** The tree; empty before the first phase. */
    List<String> lines(Instant now) {
        if (title.isEmpty()) {
            return List.of();
        }
        List<String> branches = branches();
        List<String> lines = new ArrayList<>();
        // whole seconds: what is drawn once a second shall not flicker
        Duration length = Duration.ofSeconds(Duration.between(since, now).toSeconds());
        lines.add(paint.strong(title) + " " + paint.faint(Durations.exact(length)));
        for (int i = 0; i < branches.size(); i++) {
            lines.add(paint.faint(i + 1 == branches.size() ? "└─ " : "├─ ") + branches.get(i));
        }
        return lines;
    }

    private List<String> branches() {
        List<String> branches = new ArrayList<>();
        traffic.values().forEach(e -> branches.add(share(e)));
        pods.values().forEach(e -> branches.add(pods(e)));
        measured.forEach((gate, row) -> branches.add(gate(gate, row)));
        if (waiting != null) {
            branches.add("gate " + PlainText.oneLine(waiting.gate()) + " " + paint.warn("waiting")
                    + (waiting.message().isEmpty() ? "" : ": " + waiting.message()));
        }
        if (branches.size() <= MOST_ROWS) {
            return branches;
        }
        List<String> some = new ArrayList<>(branches.subList(0, MOST_ROWS - 1));
        some.add(paint.faint("and " + (branches.size() - some.size()) + " more"));
        return some;
    }

    private String share(Event.Traffic e) {
        int full = Math.max(0, Math.min(BAR, Math.round(e.share() * BAR / 100f)));
        String bar = paint.good("━".repeat(full)) + paint.faint("╌".repeat(BAR - full));
        String asked = e.share() == e.weight() ? "" : ", " + e.weight() + "% asked for";
        return PlainText.oneLine(e.application()) + " " + bar + " " + e.share() + "% new" + asked + "; ready pods: "
                + e.stableReady() + " old, " + e.canaryReady() + " new";
    }

    private String pods(Event.Progress e) {
        String told = "●".repeat(Math.max(0, Math.min(e.ready(), BAR)))
                + "○".repeat(Math.max(0, Math.min(e.desired(), BAR) - Math.max(0, e.ready())));
        return PlainText.oneLine(e.workload()) + " " + paint.good(told) + " " + e.ready() + "/" + e.desired() + " ready"
                + (e.old() == 0 ? "" : ", " + e.old() + " old")
                + (e.message().isEmpty() ? "" : "; " + e.message());
    }

    private String gate(String gate, GateRow row) {
        List<String> counts = new ArrayList<>();
        counts.add(paint.good("✓ " + row.good()));
        if (row.failed() > 0) {
            counts.add(paint.bad("✗ " + row.failed()));
        }
        if (row.inconclusive() > 0) {
            counts.add(paint.warn("○ " + row.inconclusive()));
        }
        return "gate " + PlainText.oneLine(gate) + " " + String.join(" ", counts) + " " + paint.faint(row.message());
    }
}
