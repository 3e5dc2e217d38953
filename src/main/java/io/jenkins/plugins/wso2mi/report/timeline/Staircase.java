package io.jenkins.plugins.wso2mi.report.timeline;

import java.util.ArrayList;
import java.util.List;

/** A stepped line: each value holds until the next. Steps too narrow to be seen are one with the last value. */
final class Staircase {
    private static final double NARROWEST = 2;

    private record Step(double x, double y) {}

    private final List<Step> steps = new ArrayList<>();

    /** Goes on to a value; points come from left to right. */
    void add(double x, double y) {
        if (steps.isEmpty()) {
            steps.add(new Step(x, y));
            return;
        }
        Step last = steps.get(steps.size() - 1);
        if (x - last.x() < NARROWEST) {
            steps.set(steps.size() - 1, new Step(last.x(), y));
        } else if (y != last.y()) {
            steps.add(new Step(x, y));
        }
    }

    /** The line up to the right end. */
    String line(double right) {
        return "M" + Svg.number(steps.get(0).x()) + " "
                + Svg.number(steps.get(0).y()) + rest(right);
    }

    /** The line from a base, where it stood before, up to the right end. */
    String lineFrom(double base, double right) {
        return "M" + Svg.number(steps.get(0).x()) + " " + Svg.number(base) + "V"
                + Svg.number(steps.get(0).y()) + rest(right);
    }

    /** What lies between the line and a base below it. */
    String area(double base, double right) {
        return lineFrom(base, right) + "V" + Svg.number(base) + "Z";
    }

    private String rest(double right) {
        StringBuilder path = new StringBuilder();
        for (Step step : steps.subList(1, steps.size())) {
            path.append('H').append(Svg.number(step.x())).append('V').append(Svg.number(step.y()));
        }
        return path.append('H').append(Svg.number(right)).toString();
    }
}
