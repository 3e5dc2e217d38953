package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.List;
import java.util.stream.IntStream;

/** Maps values from zero up to pixels from bottom to top. */
record ValueScale(double top, double bottom, int most, int step) {
    /** A scale that holds the value, with round marks. */
    static ValueScale upTo(int value, double top, double bottom, int mostMarks) {
        int step = 1;
        for (int i = 0; value > step * mostMarks; i++) {
            step = step / (i % 3 == 1 ? 2 : 1) * (i % 3 == 1 ? 5 : 2);
        }
        int most = Math.max(1, (value + step - 1) / step) * step;
        return new ValueScale(top, bottom, most, step);
    }

    double y(double value) {
        return bottom - Math.min(most, Math.max(0, value)) / most * (bottom - top);
    }

    /** The values to mark, zero first. */
    List<Integer> marks() {
        return IntStream.rangeClosed(0, most / step).mapToObj(i -> i * step).toList();
    }
}
