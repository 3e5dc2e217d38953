package io.jenkins.plugins.wso2mi.car.check;

import java.util.ArrayList;
import java.util.List;

/** Gathers what the rules find. */
final class Findings {
    private final List<Finding> found = new ArrayList<>();

    void add(CarRule rule, String where, String what, String fix) {
        found.add(new Finding(rule, rule.severity(), where, what, fix));
    }

    List<Finding> list() {
        return List.copyOf(found);
    }
}
