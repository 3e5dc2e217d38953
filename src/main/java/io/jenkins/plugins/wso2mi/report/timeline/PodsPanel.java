package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.List;

/** Ready pods of the old and the newest revision. */
final class PodsPanel implements Panel {
    private static final double PLOT = 72;
    private static final int MOST_MARKS = 4;

    private final Released released;
    private final TimeScale time;

    PodsPanel(Released released, TimeScale time) {
        this.released = released;
        this.time = time;
    }

    @Override
    public double height() {
        return PanelHeading.HEIGHT + PLOT;
    }

    @Override
    public void draw(Svg svg, double top) {
        PanelHeading.draw(
                svg,
                time,
                top,
                "Ready pods of " + released.name(),
                List.of(
                        new PanelHeading.Key(Stylesheet.OLD, "old revision"),
                        new PanelHeading.Key(Stylesheet.FRESH, "new revision")));
        int most = released.pods().stream()
                .mapToInt(p -> Math.max(p.old(), p.fresh()))
                .max()
                .orElse(1);
        ValueScale values = ValueScale.upTo(most, top + PanelHeading.HEIGHT, top + height(), MOST_MARKS);
        ValueGrid.draw(svg, time, values, "");
        Staircase old = new Staircase();
        Staircase fresh = new Staircase();
        for (Released.Pods pods : released.pods()) {
            // a little apart, so that both are seen where they are equal
            old.add(time.x(pods.time()), values.y(pods.old()) - 1);
            fresh.add(time.x(pods.time()), values.y(pods.fresh()) + 1);
        }
        svg.empty("path", "class", Stylesheet.OLD, "d", old.line(time.right()));
        svg.empty("path", "class", Stylesheet.FRESH, "d", fresh.line(time.right()));
    }
}
