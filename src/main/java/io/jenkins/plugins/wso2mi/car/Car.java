package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A carbon application (CAR), as it was read from a file.
 *
 * @param file the archive; for an application packed inside a fat CAR, the outermost archive
 * @param applicationName the name in its list; where that is missing the file's name, as the server takes it
 * @param version the version in its list; empty if missing
 * @param mainSequence the main sequence it brings, or null
 * @param artifacts the listed artifacts that were found in it, in the list's order, without those of type
 *     synapse/metadata (they describe APIs and are not deployed)
 * @param dependencies the applications that its descriptor names
 * @param descriptor its {@code descriptor.xml}, or null
 * @param sha256 hexadecimal, of the archive's bytes
 * @param size bytes of the archive
 * @param contents what the checks look at
 */
public record Car(
        Path file,
        String applicationName,
        String version,
        @Nullable String mainSequence,
        List<Artifact> artifacts,
        List<CarDependency> dependencies,
        @Nullable CarDescriptor descriptor,
        String sha256,
        long size,
        CarContents contents) {
    public Car {
        artifacts = List.copyOf(artifacts);
        dependencies = List.copyOf(dependencies);
    }

    /** Name and version, as the server's log and management API name it: {@code clinic_1.0.0}. */
    public String identity() {
        return version.isEmpty() ? applicationName : applicationName + "_" + version;
    }

    /** The applications packed inside, if it is a fat CAR, and those inside them. */
    public List<Car> packed() {
        return contents.packed().stream()
                .flatMap(car -> Stream.concat(Stream.of(car), car.packed().stream()))
                .toList();
    }

    /** The artifacts of it, and of the applications packed inside, that fetch work by themselves. */
    public List<PollingWork> pollingWork() {
        return Stream.concat(
                        contents.pollingWork().stream(),
                        packed().stream().flatMap(car -> car.contents.pollingWork().stream()))
                .toList();
    }

    /**
     * Whether it, or an application packed inside, holds work that polls: two versions side by side would do that work
     * twice, so a canary or a rolling update is wrong for it.
     */
    public boolean hasPollingWork() {
        return !pollingWork().isEmpty();
    }

    /** One line for people: {@code clinic 1.0.0: 4 artifacts, 12,345 bytes, sha256 9f86d0...}. */
    public String sentence() {
        return PlainText.oneLine(String.format(
                Locale.ROOT,
                "%s %s: %d %s, %,d bytes, sha256 %s%s",
                applicationName,
                version,
                artifacts.size(),
                artifacts.size() == 1 ? "artifact" : "artifacts",
                size,
                sha256,
                hasPollingWork() ? ", polling work inside" : ""));
    }

    /**
     * For machines: {@code path}, {@code application} {name, version}, {@code artifacts} [{name, version, type, file}],
     * {@code dependencies}, {@code sha256}, {@code size}, {@code pollingWork} [{artifact, type, reason}], and
     * {@code packed} [name_version] if it is a fat CAR.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("path", file.toString());
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("name", PlainText.oneLine(applicationName));
        application.put("version", PlainText.oneLine(version));
        facts.put("application", application);
        facts.put("artifacts", artifacts.stream().map(Artifact::facts).toList());
        facts.put(
                "dependencies", dependencies.stream().map(CarDependency::facts).toList());
        facts.put("sha256", sha256);
        facts.put("size", size);
        facts.put("pollingWork", pollingWork().stream().map(PollingWork::facts).toList());
        if (!contents.packed().isEmpty()) {
            facts.put("packed", packed().stream().map(Car::identity).toList());
        }
        return facts;
    }
}
