package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.car.XmlFaultException;
import io.jenkins.plugins.wso2mi.config.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says where the files of two artifacts differ: XML by what it says, all else by its bytes. */
final class ContentDiff {
    private static final int BUFFER = 8 << 10;
    private static final Set<String> XML = Set.of("xml", "dbs", "xslt", "xsl", "xsd", "wsdl");

    private final OpenCar older;
    private final OpenCar newer;

    ContentDiff(OpenCar older, OpenCar newer) {
        this.older = older;
        this.newer = newer;
    }

    /** A phrase for each difference; empty if there is none. */
    List<String> between(ArtifactFolder before, ArtifactFolder after) throws IOException {
        List<String> found = new ArrayList<>();
        if (before.payload().isPresent() && after.payload().isPresent()) {
            found.addAll(differences(before.payload().get(), after.payload().get()));
        }
        for (String path : others(before, after)) {
            found.addAll(
                    file(path, before.contents().get(path), after.contents().get(path)));
        }
        if (!before.artifact().serverRole().equals(after.artifact().serverRole())) {
            found.add(Versions.change(
                    "server role",
                    before.artifact().serverRole(),
                    after.artifact().serverRole()));
        }
        return found;
    }

    /** The paths that are in one of them, without what {@code artifact.xml} names in both. */
    private static Set<String> others(ArtifactFolder before, ArtifactFolder after) {
        Set<String> paths = new TreeSet<>(before.contents().keySet());
        paths.addAll(after.contents().keySet());
        if (before.payload().isPresent() && after.payload().isPresent()) {
            paths.remove(before.artifact().file());
            paths.remove(after.artifact().file());
        }
        return paths;
    }

    private List<String> file(String path, @Nullable PackedFile before, @Nullable PackedFile after) throws IOException {
        String name = PlainText.oneLine(path);
        if (before == null || after == null) {
            return List.of(name + (before == null ? " added" : " removed"));
        }
        return differences(before, after).isEmpty() ? List.of() : List.of(name + " changed");
    }

    private List<String> differences(PackedFile before, PackedFile after) throws IOException {
        if (isSame(before, after)) {
            return List.of();
        }
        Optional<Outline> first = outline(older, before);
        Optional<Outline> second = outline(newer, after);
        if (first.isPresent() && second.isPresent()) {
            return OutlineDiff.between(first.get(), second.get());
        }
        return List.of("other bytes");
    }

    private boolean isSame(PackedFile before, PackedFile after) throws IOException {
        if (before.size() != after.size() || before.crc() != after.crc()) {
            return false;
        }
        // one may have been made so that its sum is that of the other
        try (InputStream first = older.open(before);
                InputStream second = newer.open(after)) {
            byte[] part = first.readNBytes(BUFFER);
            while (part.length > 0 && Arrays.equals(part, second.readNBytes(BUFFER))) {
                part = first.readNBytes(BUFFER);
            }
            return part.length == 0;
        }
    }

    /** Empty if it is no XML, by its name or by its content. */
    private static Optional<Outline> outline(OpenCar car, PackedFile file) throws IOException {
        if (!XML.contains(file.path().substring(file.path().lastIndexOf('.') + 1))) {
            return Optional.empty();
        }
        try (InputStream in = car.open(file)) {
            CanonicalXml canonical = new CanonicalXml();
            SafeXml.walk(in, canonical);
            return Optional.of(canonical.outline());
        } catch (XmlFaultException e) {
            return Optional.empty();
        }
    }
}
