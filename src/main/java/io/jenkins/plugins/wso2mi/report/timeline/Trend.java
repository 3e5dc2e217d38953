package io.jenkins.plugins.wso2mi.report.timeline;

/**
 * A line through measured points, thinned to what can be seen: of points that fall into one narrow column the highest
 * is kept, so that no outlier vanishes.
 */
final class Trend {
    private static final double COLUMN = 3;

    private final StringBuilder path = new StringBuilder();
    private double column = Double.NEGATIVE_INFINITY;
    private double highest;

    /** Goes on to a point; points come from left to right. */
    void add(double x, double y) {
        double in = Math.floor(x / COLUMN) * COLUMN;
        if (in > column) {
            flush();
            column = in;
            highest = y;
        } else {
            highest = Math.min(highest, y);
        }
    }

    /** The path; a single point is a short line, and no point is an empty text. */
    String path() {
        flush();
        boolean single = path.indexOf("L") < 0 && !path.isEmpty();
        column = Double.NEGATIVE_INFINITY;
        return single ? path + "h" + Svg.number(COLUMN) : path.toString();
    }

    private void flush() {
        if (column != Double.NEGATIVE_INFINITY) {
            path.append(path.isEmpty() ? 'M' : 'L').append(Svg.number(column));
            path.append(' ').append(Svg.number(highest));
        }
    }
}
