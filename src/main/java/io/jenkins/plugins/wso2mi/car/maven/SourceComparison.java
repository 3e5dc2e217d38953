package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.MeasuredStream;
import io.jenkins.plugins.wso2mi.car.SafeXml;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Holds the sources of a VS Code project against the application made from them: each source must be in it byte for
 * byte, under its folder's type. WSO2's plugin leaves a file out, or lets one replace another of the same name, with no
 * more than a line in the log.
 */
final class SourceComparison {
    private static final Map<String, ArtifactKind> FOLDERS = Map.ofEntries(
            Map.entry("apis", ArtifactKind.API),
            Map.entry("endpoints", ArtifactKind.ENDPOINT),
            Map.entry("inbound-endpoints", ArtifactKind.INBOUND_ENDPOINT),
            Map.entry("local-entries", ArtifactKind.LOCAL_ENTRY),
            Map.entry("message-processors", ArtifactKind.MESSAGE_PROCESSOR),
            Map.entry("message-stores", ArtifactKind.MESSAGE_STORE),
            Map.entry("proxy-services", ArtifactKind.PROXY_SERVICE),
            Map.entry("sequences", ArtifactKind.SEQUENCE),
            Map.entry("tasks", ArtifactKind.TASK),
            Map.entry("templates", ArtifactKind.TEMPLATE),
            Map.entry("data-services", ArtifactKind.DATA_SERVICE),
            Map.entry("data-sources", ArtifactKind.DATA_SOURCE));

    private final Path sources;
    private final Car car;
    private final Map<String, Integer> packed = new HashMap<>();
    private final Problems problems = new Problems();

    private SourceComparison(Path sources, Car car) {
        this.sources = sources;
        this.car = car;
        car.contents().folders().forEach(folder -> folder.payload()
                .ifPresent(payload -> packed.merge(key(folder.artifact().type(), payload.sha256()), 1, Integer::sum)));
    }

    /**
     * Compares.
     *
     * @return what the application lacks, each with the source's file
     * @throws IOException if the sources cannot be read
     */
    static List<Problem> missing(CarModule module, Car car) throws IOException {
        SourceComparison comparison = new SourceComparison(module.sources(), car);
        comparison.artifacts();
        comparison.connectors();
        comparison.configuration();
        RegistrySources.missing(module.sources().resolve("resources"), car).forEach(comparison.problems::add);
        return comparison.problems.list();
    }

    private void artifacts() throws IOException {
        Path root = sources.resolve("artifacts");
        for (Path file : files(root, Integer.MAX_VALUE)) {
            Path below = root.relativize(file);
            Optional<ArtifactKind> kind =
                    Optional.ofNullable(FOLDERS.get(below.getName(0).toString()));
            if (below.getNameCount() != 2 || kind.isEmpty()) {
                problems.error(
                        file.toString(),
                        "is not in the application: WSO2's plugin takes files of artifacts/<kind>/ alone, not of "
                                + (below.getParent() == null ? "artifacts" : "artifacts/" + below.getParent()),
                        "move it into the folder of its kind");
            } else if (!take(kind.get(), file)) {
                problems.error(
                        file.toString(),
                        "is not in " + car.file().getFileName() + " as "
                                + kind.get().type() + why(file),
                        "correct the file and build anew");
            }
        }
    }

    private void connectors() throws IOException {
        for (Path file : files(sources.resolve("resources/connectors"), 1)) {
            if (file.toString().endsWith(".zip") && !take(ArtifactKind.CONNECTOR, file)) {
                problems.error(
                        file.toString(),
                        "is not in " + car.file().getFileName() + " as " + ArtifactKind.CONNECTOR.type(),
                        "look for the connector in Maven's output");
            }
        }
    }

    private void configuration() throws IOException {
        Path file = sources.resolve("resources/conf/config.properties");
        if (Files.isRegularFile(file) && !take(ArtifactKind.CONFIGURATION, file)) {
            problems.error(
                    file.toString(),
                    "is not in " + car.file().getFileName() + " as " + ArtifactKind.CONFIGURATION.type(),
                    "look for it in Maven's output");
        }
    }

    /** Whether there is one of that type and content that no other source has taken. */
    private boolean take(ArtifactKind kind, Path file) throws IOException {
        try (MeasuredStream in = new MeasuredStream(Files.newInputStream(file), Long.MAX_VALUE)) {
            in.drain();
            String key = key(kind.type(), in.digest());
            int left = packed.getOrDefault(key, 0);
            packed.put(key, left - 1);
            return left > 0;
        }
    }

    private static String why(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SafeXml.fault(in)
                    .map(fault -> "; line " + fault.line() + " is no well-formed XML: " + fault.words())
                    .orElse("; another file may have the same name attribute, or it was changed during the build");
        }
    }

    /** Files that are meant for the application: not hidden, no README. */
    private static List<Path> files(Path folder, int depth) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, depth)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !file.getFileName().toString().startsWith("README"))
                    .sorted()
                    .toList();
        }
    }

    private static String key(String type, String digest) {
        return type + " " + digest;
    }
}
