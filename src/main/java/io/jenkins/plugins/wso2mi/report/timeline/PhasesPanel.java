package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The phases of the work, a row each: a bar from begin to end, and the title where there is room beside or in it. */
final class PhasesPanel implements Panel {
    private static final double ROW = 19;
    private static final double BAR = 14;
    private static final double BESIDE = 7;
    private static final double LEAST_BAR = 3;
    private static final double SIZE = 11.5;
    private static final int MOST_ROWS = 12;

    private record Span(String title, Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }

        String label() {
            return title + " · " + Durations.text(length());
        }
    }

    private final TimeScale time;
    private final List<Span> spans;
    private final int left;

    PhasesPanel(Recording recording, TimeScale time) {
        this.time = time;
        List<Span> all = all(recording);
        this.spans = all.stream()
                .sorted(Comparator.comparing(Span::length).reversed())
                .limit(MOST_ROWS)
                .sorted(Comparator.comparing(Span::from))
                .toList();
        this.left = all.size() - spans.size();
    }

    /** A phase lasts until the next one, or until the verb that it belongs to ends. */
    private static List<Span> all(Recording recording) {
        List<Event> bounds = recording.events().stream()
                .filter(e -> e instanceof Event.Phase || e instanceof Event.Result)
                .toList();
        List<Span> all = new ArrayList<>();
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i) instanceof Event.Phase phase) {
                Instant to = i + 1 < bounds.size() ? bounds.get(i + 1).time() : recording.end();
                all.add(new Span(phase.title(), phase.time(), to));
            }
        }
        return all;
    }

    @Override
    public double height() {
        return PanelHeading.HEIGHT - 4 + spans.size() * ROW;
    }

    @Override
    public void draw(Svg svg, double top) {
        String more = left == 0 ? "" : " (and " + left + " shorter ones)";
        PanelHeading.draw(svg, time, top, "Phases" + more, List.of());
        double y = top + PanelHeading.HEIGHT - 4;
        for (Span span : spans) {
            row(svg, span, y);
            y += ROW;
        }
    }

    private void row(Svg svg, Span span, double y) {
        double from = time.x(span.from());
        double to = Math.max(from + LEAST_BAR, time.x(span.to()));
        svg.empty("rect", "class", "p", "x", from, "y", y + 2, "width", to - from, "height", BAR, "rx", 3);
        label(svg, span, from, to, y + 2 + BAR - 3.5);
    }

    private void label(Svg svg, Span span, double from, double to, double y) {
        double room = Lettering.width(span.label(), SIZE);
        double within = to - from - 2 * BESIDE;
        double after = time.right() - to - BESIDE;
        double before = from - time.left() - BESIDE;
        if (room <= within || (room > after && room > before && within >= Math.max(after, before))) {
            svg.text("q", from + BESIDE, y, Lettering.fit(span.label(), within, SIZE));
        } else if (room <= after || after >= before) {
            svg.text("s", to + BESIDE, y, Lettering.fit(span.label(), after, SIZE));
        } else {
            svg.text("s e", from - BESIDE, y, Lettering.fit(span.label(), before, SIZE));
        }
    }
}
