package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.Car;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The applications that are packed directly inside of two others, by name; where one of them holds several of a name,
 * by name and version.
 *
 * @param changes those that are packed in one of them only
 * @param pairs those that are packed in both, with other bytes
 */
record PackedChanges(List<Change> changes, List<Pair> pairs) {
    /** An application that is packed in both. */
    record Pair(Car older, Car newer) {}

    static PackedChanges between(Car older, Car newer) {
        Set<String> several = new TreeSet<>(several(older));
        several.addAll(several(newer));
        Map<String, Car> before = byName(older, several);
        Map<String, Car> after = byName(newer, several);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        for (String name : names) {
            Car was = before.get(name);
            Car is = after.get(name);
            if (was == null || is == null) {
                changes.add(lone(was == null ? Objects.requireNonNull(is) : was, was == null));
            } else if (!was.sha256().equals(is.sha256())) {
                pairs.add(new Pair(was, is));
            }
        }
        return new PackedChanges(changes, pairs);
    }

    private static Change lone(Car car, boolean added) {
        return new Change(
                Change.Kind.PACKED,
                added ? Change.What.ADDED : Change.What.REMOVED,
                "car",
                car.applicationName(),
                added ? "" : car.version(),
                added ? car.version() : "",
                "",
                List.of());
    }

    private static Set<String> several(Car car) {
        Set<String> seen = new TreeSet<>();
        return car.contents().packed().stream()
                .map(Car::applicationName)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
    }

    private static Map<String, Car> byName(Car car, Set<String> several) {
        Map<String, Car> byName = new TreeMap<>();
        for (Car inner : car.contents().packed()) {
            String name = inner.applicationName();
            byName.put(several.contains(name) ? inner.identity() : name, inner);
        }
        return byName;
    }
}
