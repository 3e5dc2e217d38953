package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What differs between two versions of a carbon application. XML counts by what it says, so that another layout alone
 * is no change: comments, the order of attributes, white space between elements, prefixes and encoding make no
 * difference ({@link CanonicalXml} has the rule); all other files count by their bytes.
 *
 * @param older the application as it was
 * @param newer the application as it is
 * @param changes properties, then dependencies, packed applications and artifacts that were added, removed or changed
 * @param packed the same of applications that are packed inside both and differ
 */
public record CarDiff(Car older, Car newer, List<Change> changes, List<CarDiff> packed) {
    public CarDiff {
        changes = List.copyOf(changes);
        packed = List.copyOf(packed);
    }

    /**
     * Compares two applications that were read. Memory does not grow with their files.
     *
     * @throws IOException if one of the files cannot be read again
     */
    public static CarDiff between(Car older, Car newer) throws IOException {
        try (OpenCar before = OpenCar.file(older);
                OpenCar after = OpenCar.file(newer)) {
            return between(before, after);
        }
    }

    private static CarDiff between(OpenCar before, OpenCar after) throws IOException {
        List<Change> changes = new ArrayList<>(ApplicationChanges.between(before.car(), after.car()));
        PackedChanges packed = PackedChanges.between(before.car(), after.car());
        changes.addAll(packed.changes());
        changes.addAll(new ArtifactChanges(before, after).list());
        List<CarDiff> inner = new ArrayList<>();
        for (PackedChanges.Pair pair : packed.pairs()) {
            try (OpenCar one = before.packed(pair.older());
                    OpenCar other = after.packed(pair.newer())) {
                inner.add(between(one, other));
            }
        }
        inner.removeIf(diff -> !diff.isAny());
        return new CarDiff(before.car(), after.car(), changes, inner);
    }

    /** Whether anything but layout differs. */
    public boolean isAny() {
        return !changes.isEmpty() || !packed.isEmpty() || hasOtherVersion();
    }

    /** Whether the application's version differs. */
    boolean hasOtherVersion() {
        return !older.version().equals(newer.version());
    }

    /** Name and version, or both: {@code common 1.0.0 -> 1.1.0}. */
    String title() {
        return older.applicationName().equals(newer.applicationName())
                ? PlainText.oneLine(newer.applicationName()) + " " + Versions.of(older.version(), newer.version())
                : Versions.of(
                        older.applicationName() + " " + older.version(),
                        newer.applicationName() + " " + newer.version());
    }

    /**
     * What a reviewer wants to hear: {@code common 1.0.0 -> 1.1.0: 1 API changed (Visits), 1 sequence added (Stamp)}.
     */
    public String sentence() {
        return title() + ": " + Summary.of(this);
    }

    /** A line for each change, those of packed applications behind their name. */
    public List<String> lines() {
        return Stream.concat(
                        changes.stream().map(Change::line),
                        packed.stream()
                                .flatMap(inner -> Stream.concat(
                                        Stream.of("inside " + inner.title() + ":"),
                                        inner.lines().stream().map(line -> "  " + line))))
                .toList();
    }

    /** For a review: a heading, the sentence and a table, in GitHub's Markdown; ends with a line feed. */
    public String markdown() {
        return DiffMarkdown.of(this);
    }

    /**
     * For machines: {@code application} {name, oldVersion, newVersion}, {@code oldSha256}, {@code newSha256},
     * {@code changed} (whether anything but layout differs), {@code summary}, {@code changes} (see
     * {@link Change#facts}), and {@code packed} (the same again) if there is any.
     */
    public Map<String, Object> facts() {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("name", PlainText.oneLine(newer.applicationName()));
        application.put("oldVersion", PlainText.oneLine(older.version()));
        application.put("newVersion", PlainText.oneLine(newer.version()));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("application", application);
        facts.put("oldSha256", older.sha256());
        facts.put("newSha256", newer.sha256());
        facts.put("changed", isAny());
        facts.put("summary", sentence());
        facts.put("changes", changes.stream().map(Change::facts).toList());
        if (!packed.isEmpty()) {
            facts.put("packed", packed.stream().map(CarDiff::facts).toList());
        }
        return facts;
    }
}
