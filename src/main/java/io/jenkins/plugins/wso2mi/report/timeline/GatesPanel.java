package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.List;

/** The verdicts of gates, each as a mark with a label and a line down through the panels. */
final class GatesPanel implements Panel {
    private static final double LANE = 18;

    private final List<GateMarks.Mark> marks;

    GatesPanel(List<GateMarks.Mark> marks) {
        this.marks = marks;
    }

    @Override
    public double height() {
        return GateMarks.lanes(marks) * LANE;
    }

    /** Draws the lines; to be done before the panels, which shall lie over them. */
    void drawLines(Svg svg, double top, double bottom) {
        for (GateMarks.Mark mark : marks) {
            String line = "M" + Svg.number(mark.x()) + " " + Svg.number(y(mark, top)) + "V" + Svg.number(bottom);
            svg.empty("path", "class", "v " + style(mark), "d", line);
        }
    }

    @Override
    public void draw(Svg svg, double top) {
        for (GateMarks.Mark mark : marks) {
            double y = y(mark, top);
            String verdict = mark.gate().verdict();
            svg.open("g", "class", style(mark));
            svg.element(
                    "title",
                    mark.gate().gate() + " " + verdict + ": " + mark.gate().message());
            svg.empty("circle", "cx", mark.x(), "cy", y, "r", GateMarks.RADIUS);
            String sign = "M" + Svg.number(mark.x()) + " " + Svg.number(y) + sign(verdict);
            svg.empty("path", "class", "i", "d", sign);
            if (!mark.label().isEmpty()) {
                svg.text(mark.leftward() ? "m e" : "m", mark.labelAt(), y + 4, mark.label());
            }
            svg.close("g");
        }
    }

    private double y(GateMarks.Mark mark, double top) {
        return top + height() - mark.lane() * LANE - LANE / 2;
    }

    private static String style(GateMarks.Mark mark) {
        return Stylesheet.verdict(mark.gate().verdict());
    }

    private static String sign(String verdict) {
        return switch (verdict) {
            case "passed" -> "m-3 .2l2.2 2.4 3.9-4.8";
            case "refused" -> "m-2.6-2.6l5.2 5.2m0-5.2l-5.2 5.2";
            default -> "m0-3.6v3.6h2.6";
        };
    }
}
