package io.jenkins.plugins.wso2mi.report.timeline;

import java.math.BigDecimal;

/** Maps measured numbers from zero up to pixels from bottom to top; a number below zero lies at the bottom. */
record FigureScale(double top, double bottom, double bound) {
    /**
     * A scale whose bound is the least of 1, 2 and 5 times a power of ten that holds a number; 1 for zero.
     *
     * @param most the greatest number
     */
    static FigureScale upTo(double most, double top, double bottom) {
        if (most <= 0) {
            return new FigureScale(top, bottom, 1);
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double bound =
                most <= power ? power : most <= 2 * power ? 2 * power : most <= 5 * power ? 5 * power : 10 * power;
        return new FigureScale(top, bottom, bound);
    }

    double y(double value) {
        return bottom - Math.min(bound, Math.max(0, value)) / bound * (bottom - top);
    }

    /** Draws the lines of zero and of the bound, with labels. */
    void grid(Svg svg, TimeScale time, String unit) {
        line(svg, time, bottom, "b", "0" + unit);
        line(svg, time, top, "g", label() + unit);
    }

    private static void line(Svg svg, TimeScale time, double y, String style, String label) {
        String path = "M" + Svg.number(time.left()) + " " + Svg.number(y) + "H" + Svg.number(time.right());
        svg.empty("path", "class", style, "d", path);
        svg.text("l e", time.left() - 8, y + 3.5, Lettering.fit(label, time.left() - 10, 11));
    }

    private String label() {
        // as a float it has not the last digits that come of powers of ten
        String text = Float.toString((float) bound);
        return bound >= 0.0001 && bound < 1_000_000
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }
}
