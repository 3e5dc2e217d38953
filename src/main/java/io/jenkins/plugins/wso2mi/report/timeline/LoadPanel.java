package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Requests a second that a client made, and those that failed. */
final class LoadPanel implements Panel {
    private static final double PLOT = 72;
    private static final double COLUMN = 3;
    private static final double WIDEST = 8;
    private static final double LEAST_FAILURE = 4;
    private static final int MOST_MARKS = 3;

    private final List<LoadSample> load;
    private final TimeScale time;

    LoadPanel(List<LoadSample> load, TimeScale time) {
        this.load = load;
        this.time = time;
    }

    /**
     * The samples that fall into one column of the picture.
     *
     * @param requests a second, their mean
     * @param failed a second, the most: a failure must not vanish in a mean
     */
    private record Column(double requests, int failed, int samples) {
        static Column of(LoadSample sample) {
            return new Column(sample.requests(), sample.failed(), 1);
        }

        Column and(Column other) {
            int all = samples + other.samples;
            double mean = (requests * samples + other.requests * other.samples) / all;
            return new Column(mean, Math.max(failed, other.failed), all);
        }
    }

    @Override
    public double height() {
        return PanelHeading.HEIGHT + PLOT;
    }

    @Override
    public void draw(Svg svg, double top) {
        PanelHeading.draw(svg, time, top, "Requests per second", sums());
        int most = load.stream().mapToInt(LoadSample::requests).max().orElse(1);
        ValueScale values = ValueScale.upTo(most, top + PanelHeading.HEIGHT, top + height(), MOST_MARKS);
        ValueGrid.draw(svg, time, values, "");
        Map<Double, Column> columns = new TreeMap<>();
        for (LoadSample sample : load) {
            double x = time.left() + Math.floor((time.x(sample.time()) - time.left()) / COLUMN) * COLUMN;
            columns.merge(x, Column.of(sample), Column::and);
        }
        svg.empty("path", "class", Stylesheet.LOAD, "d", requests(columns, values));
        String failures = failures(columns, values);
        if (!failures.isEmpty()) {
            svg.empty("path", "class", Stylesheet.FAILURE, "d", failures);
        }
    }

    private List<PanelHeading.Key> sums() {
        long requests = load.stream().mapToLong(LoadSample::requests).sum();
        long failed = load.stream().mapToLong(LoadSample::failed).sum();
        return List.of(
                new PanelHeading.Key(Stylesheet.LOAD, String.format(Locale.ROOT, "%,d requests", requests)),
                new PanelHeading.Key(Stylesheet.FAILURE, String.format(Locale.ROOT, "%,d failed", failed)));
    }

    private static String requests(Map<Double, Column> columns, ValueScale values) {
        StringBuilder path = new StringBuilder();
        columns.forEach((x, column) -> path.append(path.isEmpty() ? 'M' : 'L')
                .append(Svg.number(x))
                .append(' ')
                .append(Svg.number(values.y(column.requests()))));
        return path.toString();
    }

    private String failures(Map<Double, Column> columns, ValueScale values) {
        double second = time.x(time.start().plusSeconds(1)) - time.left();
        double width = Math.max(COLUMN, Math.min(WIDEST, second - 1));
        StringBuilder path = new StringBuilder();
        columns.forEach((x, column) -> {
            if (column.failed() > 0) {
                double height = Math.max(LEAST_FAILURE, values.y(0) - values.y(column.failed()));
                path.append('M').append(Svg.number(x)).append(' ').append(Svg.number(values.y(0)));
                path.append('h').append(Svg.number(width)).append("v-").append(Svg.number(height));
                path.append("h-").append(Svg.number(width)).append('Z');
            }
        });
        return path.toString();
    }
}
