package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pairs the listed artifacts of two applications by type and name, and says what became of each. */
final class ArtifactChanges {
    private static final Comparator<Key> ORDER = Comparator.comparing(Key::type).thenComparing(Key::name);

    private final OpenCar older;
    private final OpenCar newer;
    private final ContentDiff content;

    /** What an artifact keeps from version to version. */
    private record Key(String type, String name) {}

    ArtifactChanges(OpenCar older, OpenCar newer) {
        this.older = older;
        this.newer = newer;
        this.content = new ContentDiff(older, newer);
    }

    /** The changes by type and name; artifacts that say the same are left out. */
    List<Change> list() throws IOException {
        Map<Key, Deque<ArtifactFolder>> before = listed(older.car());
        Map<Key, Deque<ArtifactFolder>> after = listed(newer.car());
        after.keySet().forEach(key -> before.putIfAbsent(key, new ArrayDeque<>()));
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<Key, Deque<ArtifactFolder>> one : before.entrySet()) {
            Deque<ArtifactFolder> others = after.getOrDefault(one.getKey(), new ArrayDeque<>());
            while (!one.getValue().isEmpty() && !others.isEmpty()) {
                changes.addAll(pair(one.getValue().remove(), others.remove()));
            }
            one.getValue().forEach(folder -> changes.add(lone(folder, Change.What.REMOVED)));
            others.forEach(folder -> changes.add(lone(folder, Change.What.ADDED)));
        }
        return changes;
    }

    /** What the server would deploy, descriptions of APIs too, and other versions of one artifact in order. */
    private static Map<Key, Deque<ArtifactFolder>> listed(Car car) {
        Map<Key, Deque<ArtifactFolder>> listed = new TreeMap<>(ORDER);
        car.contents().listing().entries().stream()
                .flatMap(entry -> car.contents().foldersOf(entry).stream().limit(1))
                .distinct()
                .sorted(Comparator.comparing(folder -> folder.artifact().version()))
                .forEach(folder -> listed.computeIfAbsent(key(folder.artifact()), k -> new ArrayDeque<>())
                        .add(folder));
        return listed;
    }

    private static Key key(Artifact artifact) {
        return new Key(artifact.type(), artifact.name());
    }

    private List<Change> pair(ArtifactFolder before, ArtifactFolder after) throws IOException {
        List<String> details = content.between(before, after);
        boolean sameVersion =
                before.artifact().version().equals(after.artifact().version());
        if (details.isEmpty() && sameVersion) {
            return List.of();
        }
        Change.What what = details.isEmpty() ? Change.What.VERSION : Change.What.CHANGED;
        Artifact artifact = after.artifact();
        return List.of(new Change(
                Change.Kind.ARTIFACT,
                what,
                artifact.type(),
                artifact.name(),
                before.artifact().version(),
                artifact.version(),
                file(after),
                details));
    }

    private static Change lone(ArtifactFolder folder, Change.What what) {
        Artifact artifact = folder.artifact();
        boolean added = what == Change.What.ADDED;
        return new Change(
                Change.Kind.ARTIFACT,
                what,
                artifact.type(),
                artifact.name(),
                added ? "" : artifact.version(),
                added ? artifact.version() : "",
                file(folder),
                List.of());
    }

    private static String file(ArtifactFolder folder) {
        return folder.payload().map(PackedFile::path).orElse("");
    }
}
