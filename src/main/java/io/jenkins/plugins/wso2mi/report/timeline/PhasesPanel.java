package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.PhaseSpan;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The phases of the work, a row each: a bar from begin to end, and the title where there is room beside or in it. */
final class PhasesPanel implements Panel {
    private static final double ROW = 19;
    private static final double BAR = 14;
    private static final double BESIDE = 7;
    private static final double LEAST_BAR = 3;
    private static final double SIZE = 11.5;
    private static final int MOST_ROWS = 12;

    private final TimeScale time;
    private final List<PhaseSpan> spans;
    /** When the last gate said no that was not a measurement; what follows takes the release back. */
    private final @Nullable Instant refused;

    private final int left;

    PhasesPanel(Recording recording, TimeScale time) {
        this.time = time;
        List<PhaseSpan> all = PhaseSpan.of(recording.events(), recording.end());
        this.spans = all.stream()
                .sorted(Comparator.comparing(PhaseSpan::length).reversed())
                .limit(MOST_ROWS)
                .sorted(Comparator.comparing(PhaseSpan::from))
                .toList();
        this.left = all.size() - spans.size();
        this.refused = recording.all(Event.Gate.class).stream()
                .filter(gate -> gate.verdict().equals("refused") && !gate.isMeasured())
                .map(Event.Gate::time)
                .reduce((one, next) -> next)
                .orElse(null);
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
        for (PhaseSpan span : spans) {
            row(svg, span, y);
            y += ROW;
        }
    }

    private void row(Svg svg, PhaseSpan span, double y) {
        boolean takesBack = refused != null && !span.from().isBefore(refused);
        String style = takesBack ? Stylesheet.TAKEN_BACK : Stylesheet.PHASE;
        double from = time.x(span.from());
        double to = Math.max(from + LEAST_BAR, time.x(span.to()));
        svg.empty("rect", "class", style, "x", from, "y", y + 2, "width", to - from, "height", BAR, "rx", 3);
        label(svg, span, from, to, y + 2 + BAR - 3.5);
    }

    private static String label(PhaseSpan span) {
        return span.title() + " · " + Durations.text(span.length());
    }

    private void label(Svg svg, PhaseSpan span, double from, double to, double y) {
        double room = Lettering.width(label(span), SIZE);
        double within = to - from - 2 * BESIDE;
        double after = time.right() - to - BESIDE;
        double before = from - time.left() - BESIDE;
        if (room <= within || (room > after && room > before && within >= Math.max(after, before))) {
            svg.text("q", from + BESIDE, y, Lettering.fit(label(span), within, SIZE));
        } else if (room <= after || after >= before) {
            svg.text("s", to + BESIDE, y, Lettering.fit(label(span), after, SIZE));
        } else {
            svg.text("s e", from - BESIDE, y, Lettering.fit(label(span), before, SIZE));
        }
    }
}
