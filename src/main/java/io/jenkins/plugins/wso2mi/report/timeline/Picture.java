package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.GateSummary;
import io.jenkins.plugins.wso2mi.report.summary.Measured;
import io.jenkins.plugins.wso2mi.report.summary.WeightStep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Puts heading, gates, panels and the axis of time together. */
final class Picture {
    static final double WIDTH = 960;
    static final double MARGIN = 24;

    private static final double PLOT_LEFT = 68;
    private static final double BETWEEN = 16;
    private static final double AXIS = 22;
    /** With more, no panel could be made out, and the document would grow beyond its limit. */
    private static final int MOST_RELEASED = 3;

    private static final int MOST_MEASURED = 5;
    private static final int MOST_SPOKEN = 20;

    private final Recording recording;
    private final TimeScale time;
    private final String title;
    private final PictureHeading heading;
    private final GatesPanel gates;
    private final List<Panel> panels = new ArrayList<>();

    Picture(String title, Recording recording) {
        this.recording = recording;
        this.time = new TimeScale(recording.start(), recording.end(), PLOT_LEFT, WIDTH - MARGIN);
        this.title = title;
        this.gates = new GatesPanel(new GateMarks(time, WIDTH - 4).place(recording.all(Event.Gate.class)));
        List<Released> all = recording.released();
        this.heading = new PictureHeading(title, recording, Math.max(0, all.size() - MOST_RELEASED));
        for (Released released : all.stream().limit(MOST_RELEASED).toList()) {
            if (!released.traffic().isEmpty()) {
                panels.add(new TrafficPanel(released, time));
            }
            panels.add(new PodsPanel(released, time));
        }
        Measured.of(recording.all(Event.Gate.class)).stream()
                .sorted(Comparator.comparing(Picture::isHarmless))
                .limit(MOST_MEASURED)
                .forEach(measured -> panels.add(new MeasuresPanel(measured, time)));
        if (!recording.load().isEmpty()) {
            panels.add(new LoadPanel(recording.load(), time));
        }
        if (!recording.all(Event.Phase.class).isEmpty()) {
            panels.add(new PhasesPanel(recording, time));
        }
    }

    /** Where not all have room, those come first that failed. */
    private static boolean isHarmless(Measured measured) {
        return measured.events().stream().noneMatch(e -> e.result().equals("failed"));
    }

    /** The whole document. */
    String svg() {
        double plotTop = MARGIN + heading.height() + gates.height();
        double height = plotTop + panelsHeight() + AXIS + MARGIN / 2;
        Svg svg = new Svg();
        begin(svg, height, "width", WIDTH, "height", height);
        svg.element("style", Stylesheet.CSS);
        svg.empty("rect", "class", "c", "x", .5, "y", .5, "width", WIDTH - 1, "height", height - 1, "rx", 8);
        heading.draw(svg, MARGIN);
        drawPlot(svg, MARGIN + heading.height());
        svg.close("svg");
        return svg.toString();
    }

    /** The plot alone, for a page with a heading and a stylesheet of its own. */
    String figure() {
        Svg svg = new Svg();
        begin(svg, gates.height() + panelsHeight() + AXIS, "class", Timeline.FIGURE);
        drawPlot(svg, 0);
        svg.close("svg");
        return svg.toString();
    }

    private double panelsHeight() {
        return panels.stream().mapToDouble(p -> p.height() + BETWEEN).sum();
    }

    private void drawPlot(Svg svg, double top) {
        double plotTop = top + gates.height();
        double bottom = plotTop + panelsHeight();
        if (!recording.isEmpty()) {
            axis(svg, plotTop, bottom);
        }
        gates.drawLines(svg, top, bottom);
        double y = plotTop;
        for (Panel panel : panels) {
            panel.draw(svg, y);
            y += panel.height() + BETWEEN;
        }
        gates.draw(svg, top);
    }

    private void begin(Svg svg, double height, Object... further) {
        List<Object> attributes = new ArrayList<>(List.of(
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + Svg.number(WIDTH) + " " + Svg.number(height)));
        attributes.addAll(List.of(further));
        attributes.addAll(List.of("role", "img", "aria-labelledby", "timeline-title timeline-description"));
        svg.open("svg", attributes.toArray());
        svg.element("title", title, "id", "timeline-title");
        svg.element("desc", description(), "id", "timeline-description");
    }

    private String description() {
        List<String> spoken = new ArrayList<>();
        for (Released released : recording.released()) {
            String weights = WeightStep.of(released.traffic(), recording.end()).stream()
                    .limit(MOST_SPOKEN)
                    .map(step -> step.weight() + "%")
                    .collect(Collectors.joining(", "));
            if (!weights.isEmpty()) {
                spoken.add("weights of " + released.name() + ": " + weights);
            }
        }
        recording.all(Event.Gate.class).stream()
                .filter(e -> !e.verdict().equals("waiting") && !e.isMeasured())
                .limit(MOST_SPOKEN)
                .forEach(e -> spoken.add("gate " + e.gate() + " " + e.verdict()));
        GateSummary.of(recording.all(Event.Gate.class)).stream()
                .filter(GateSummary::isMeasured)
                .limit(MOST_SPOKEN)
                .forEach(gate -> spoken.add("gate " + gate.gate() + " measured " + gate.good() + " good, "
                        + gate.failed() + " failed, " + gate.inconclusive() + " inconclusive"));
        return heading.words() + (spoken.isEmpty() ? "" : " " + String.join("; ", spoken));
    }

    private void axis(Svg svg, double top, double bottom) {
        for (TimeScale.Tick tick : time.ticks()) {
            String x = Svg.number(tick.x());
            svg.empty("path", "class", "g", "d", "M" + x + " " + Svg.number(top) + "V" + Svg.number(bottom));
            svg.text("l n", tick.x(), bottom + 14, tick.label());
        }
    }
}
