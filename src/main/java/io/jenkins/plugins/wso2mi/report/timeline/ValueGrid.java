package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.Locale;

/** The horizontal lines of a panel and their labels at the left. */
final class ValueGrid {
    private ValueGrid() {}

    static void draw(Svg svg, TimeScale time, ValueScale values, String unit) {
        for (int mark : values.marks()) {
            double y = values.y(mark);
            svg.empty(
                    "path",
                    "class",
                    mark == 0 ? "b" : "g",
                    "d",
                    "M" + Svg.number(time.left()) + " " + Svg.number(y) + "H" + Svg.number(time.right()));
            svg.text("l e", time.left() - 8, y + 3.5, String.format(Locale.ROOT, "%,d%s", mark, unit));
        }
    }
}
