package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.List;

/** The line above a panel: its title to the left, the meaning of its lines to the right. */
final class PanelHeading {
    /** Room for it above the plot. */
    static final double HEIGHT = 26;

    private static final double SIZE = 11.5;
    private static final double SWATCH = 16;

    /**
     * What a line means.
     *
     * @param style class of the swatch in {@link Stylesheet}
     */
    record Key(String style, String label) {}

    private PanelHeading() {}

    static void draw(Svg svg, TimeScale time, double top, String title, List<Key> keys) {
        double x = time.right();
        for (int i = keys.size() - 1; i >= 0; i--) {
            Key key = keys.get(i);
            x -= Lettering.width(key.label(), SIZE);
            svg.text("s", x, top + 13, key.label());
            x -= SWATCH + 5;
            svg.empty("path", "class", key.style(), "d", swatch(key.style(), x, top + 9));
            x -= 16;
        }
        svg.text("h", time.left(), top + 13, Lettering.fit(title, Math.max(40, x - time.left()), SIZE));
    }

    private static String swatch(String style, double x, double y) {
        for (ResultMarks.Shape shape : ResultMarks.Shape.values()) {
            if (style.equals(shape.style())) {
                return shape.at(x + SWATCH / 2, y);
            }
        }
        String to = Svg.number(x) + " " + Svg.number(y);
        boolean filled = style.equals(Stylesheet.SHARE) || style.equals(Stylesheet.FAILURE);
        return filled ? "M" + Svg.number(x) + " " + Svg.number(y - 4) + "h16v8h-16Z" : "M" + to + "h16";
    }
}
