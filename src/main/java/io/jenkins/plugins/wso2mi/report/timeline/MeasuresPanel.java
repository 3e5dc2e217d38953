package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.summary.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * What one gate measured: the number that says most, of both versions where it compares them, and below it a mark for
 * each measurement, told apart by shape as well as by colour.
 */
final class MeasuresPanel implements Panel {
    private static final double PLOT = 44;
    private static final double MARKS = 16;

    private final Measured measured;
    private final TimeScale time;
    /** The greatest number that is drawn; negative if there is none. */
    private final double most;

    MeasuresPanel(Measured measured, TimeScale time) {
        this.measured = measured;
        this.time = time;
        this.most = measured.events().stream()
                .map(Measured::reading)
                .flatMapToDouble(r -> DoubleStream.concat(r.canary().stream(), r.stable().stream()))
                .max()
                .orElse(-1);
    }

    private boolean hasFigures() {
        return most >= 0;
    }

    @Override
    public double height() {
        return PanelHeading.HEIGHT + (hasFigures() ? PLOT : 0) + MARKS;
    }

    @Override
    public void draw(Svg svg, double top) {
        String title = "Gate " + measured.gate() + (hasFigures() ? ": " + measured.quantity() : "");
        PanelHeading.draw(svg, time, top, title, keys());
        if (hasFigures()) {
            double plotTop = top + PanelHeading.HEIGHT;
            plot(svg, FigureScale.upTo(most, plotTop, plotTop + PLOT));
        }
        new ResultMarks(time).draw(svg, measured.events(), top + height() - MARKS / 2);
    }

    private List<PanelHeading.Key> keys() {
        List<PanelHeading.Key> keys = new ArrayList<>();
        for (ResultMarks.Shape shape : ResultMarks.Shape.values()) {
            long count = measured.count(shape.word());
            if (count > 0) {
                keys.add(new PanelHeading.Key(shape.style(), count + " " + shape.word()));
            }
        }
        if (measured.isComparing()) {
            keys.add(new PanelHeading.Key(Stylesheet.OLD, "stable"));
        }
        if (hasFigures()) {
            keys.add(new PanelHeading.Key(Stylesheet.FRESH, "canary"));
        }
        return keys;
    }

    private void plot(Svg svg, FigureScale values) {
        values.grid(svg, time, measured.unit());
        if (measured.isComparing()) {
            line(svg, Stylesheet.OLD, values, Measured.Reading::stable);
        }
        line(svg, Stylesheet.FRESH, values, Measured.Reading::canary);
    }

    private void line(Svg svg, String style, FigureScale values, Function<Measured.Reading, OptionalDouble> side) {
        Trend trend = new Trend();
        for (Event.Gate event : measured.events()) {
            side.apply(Measured.reading(event)).ifPresent(value -> trend.add(time.x(event.time()), values.y(value)));
        }
        String path = trend.path();
        if (!path.isEmpty()) {
            svg.empty("path", "class", style, "d", path);
        }
    }
}
