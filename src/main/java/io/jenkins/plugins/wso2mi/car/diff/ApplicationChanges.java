package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.CarDescriptor;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changed of an application apart from its artifacts: its properties, and what it needs. */
final class ApplicationChanges {
    private final Car older;
    private final Car newer;
    private final List<Change> found = new ArrayList<>();

    private ApplicationChanges(Car older, Car newer) {
        this.older = older;
        this.newer = newer;
    }

    /** The changes; the version is none, each diff names it anyway. */
    static List<Change> between(Car older, Car newer) {
        ApplicationChanges changes = new ApplicationChanges(older, newer);
        changes.property("name", older.applicationName(), newer.applicationName());
        changes.property(
                "main sequence",
                Objects.requireNonNullElse(older.mainSequence(), ""),
                Objects.requireNonNullElse(newer.mainSequence(), ""));
        changes.descriptor(older.descriptor(), newer.descriptor());
        changes.property("polling work", inside(older.hasPollingWork()), inside(newer.hasPollingWork()));
        changes.dependencies();
        return changes.found;
    }

    private void descriptor(@Nullable CarDescriptor before, @Nullable CarDescriptor after) {
        property("descriptor", inside(before != null), inside(after != null));
        if (before != null && after != null) {
            property("versioned deployment", word(before.versionedDeployment()), word(after.versionedDeployment()));
            property("fat CAR", word(before.fatCar()), word(after.fatCar()));
            if (!before.id().replace(older.version(), "").equals(after.id().replace(newer.version(), ""))) {
                property("descriptor id", before.id(), after.id());
            }
        }
    }

    private void property(String name, String before, String after) {
        if (!before.equals(after)) {
            found.add(new Change(
                    Change.Kind.APPLICATION,
                    Change.What.CHANGED,
                    "",
                    name,
                    "",
                    "",
                    "",
                    List.of(Versions.of(before, after))));
        }
    }

    private void dependencies() {
        Map<String, String> before = versions(older);
        Map<String, String> after = versions(newer);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                found.add(dependency(name, before.get(name), after.get(name)));
            }
        }
    }

    private static Change dependency(String name, @Nullable String before, @Nullable String after) {
        Change.What what =
                before == null ? Change.What.ADDED : after == null ? Change.What.REMOVED : Change.What.VERSION;
        return new Change(
                Change.Kind.DEPENDENCY,
                what,
                "car",
                name,
                Objects.requireNonNullElse(before, ""),
                Objects.requireNonNullElse(after, ""),
                "",
                List.of());
    }

    private static Map<String, String> versions(Car car) {
        Map<String, String> versions = new TreeMap<>();
        for (CarDependency needed : car.dependencies()) {
            versions.put(PlainText.oneLine(needed.groupId() + ":" + needed.artifactId()), needed.version());
        }
        return versions;
    }

    private static String inside(boolean present) {
        return present ? "inside" : "none";
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }
}
