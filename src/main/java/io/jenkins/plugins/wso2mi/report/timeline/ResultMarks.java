package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A row of marks, one for each measurement; where they would lie on each other, the worst one is drawn. */
final class ResultMarks {
    private static final double COLUMN = 7;

    /** What is drawn for a result; the order is from harmless to grave. */
    enum Shape {
        GOOD(Stylesheet.GOOD, "m0-3.5v7"),
        INCONCLUSIVE(Stylesheet.WAITING, "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0"),
        FAILED(Stylesheet.BAD, "m-3-3l6 6m0-6l-6 6");

        private final String style;
        private final String path;

        Shape(String style, String path) {
            this.style = style;
            this.path = path;
        }

        /** The classes of its colour and strength in {@link Stylesheet}. */
        String style() {
            return style + " " + Stylesheet.RESULT;
        }

        /** The result that it stands for. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The sign with its middle at a point. */
        String at(double x, double y) {
            return "M" + Svg.number(x) + " " + Svg.number(y) + path;
        }

        static Shape of(Event.Gate event) {
            return switch (event.result()) {
                case "good" -> GOOD;
                case "failed" -> FAILED;
                default -> INCONCLUSIVE;
            };
        }
    }

    private final TimeScale time;

    ResultMarks(TimeScale time) {
        this.time = time;
    }

    void draw(Svg svg, List<Event.Gate> measured, double y) {
        Map<Double, Shape> columns = new TreeMap<>();
        for (Event.Gate event : measured) {
            double x = time.left() + (Math.floor((time.x(event.time()) - time.left()) / COLUMN) + .5) * COLUMN;
            columns.merge(x, Shape.of(event), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
        Map<Shape, StringBuilder> paths = new EnumMap<>(Shape.class);
        columns.forEach((x, shape) ->
                paths.computeIfAbsent(shape, s -> new StringBuilder()).append(shape.at(x, y)));
        paths.forEach((shape, path) -> svg.empty("path", "class", shape.style(), "d", path));
    }
}
