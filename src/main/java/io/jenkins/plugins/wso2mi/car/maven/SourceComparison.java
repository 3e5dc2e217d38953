package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.EntryContent;
import io.jenkins.plugins.wso2mi.car.MeasuredStream;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Severity;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds what the sources of a module say against the application that Maven made of them: all of it must be in, with
 * its bytes, and nothing else. WSO2's plugin leaves a file out, lets one replace another of the same name, or packs
 * what an earlier build left behind, with no more than a line in the log.
 */
final class SourceComparison {
    private final ApplicationSources sources;
    private final Car car;
    private final Problems problems;
    private final Map<String, ArtifactFolder> folders = new HashMap<>();
    private final Set<String> expected = new HashSet<>();

    private SourceComparison(ApplicationSources sources, Car car, Problems problems) {
        this.sources = sources;
        this.car = car;
        this.problems = problems;
        car.contents()
                .folders()
                .forEach(folder -> folders.put(
                        key(
                                folder.artifact().type(),
                                folder.artifact().name(),
                                folder.artifact().version()),
                        folder));
    }

    /**
     * Compares.
     *
     * @param all the project's modules that make applications
     * @return what is wrong, each with the source's file
     * @throws IOException if the sources cannot be read
     */
    static List<Problem> differences(CarModule module, CarModules all, Car car) throws IOException {
        Problems problems = new Problems();
        ApplicationSources sources = ApplicationSources.read(module, all, problems);
        SourceComparison comparison = new SourceComparison(sources, car, problems);
        for (SourceArtifact artifact : sources.artifacts()) {
            comparison.find(artifact);
        }
        new RepositoryParts(sources, car, problems).check(comparison.expected);
        comparison.others();
        return problems.list();
    }

    private void find(SourceArtifact artifact) throws IOException {
        String key = key(artifact.type(), artifact.name(), artifact.version());
        expected.add(key);
        ArtifactFolder folder = folders.get(key);
        if (folder == null) {
            problems.add(new Problem(
                    artifact.isMetadata() ? Severity.WARNING : Severity.ERROR,
                    artifact.source().toString(),
                    "is not in " + car.file().getFileName() + " as " + artifact.type() + " " + artifact.name() + " "
                            + artifact.version(),
                    "look for it in Maven's output, or build with --builder native"));
        } else if (module().layout() == CarModule.Layout.EDITOR && !isMade(artifact)) {
            for (Map.Entry<String, EntryContent> content : artifact.contents().entrySet()) {
                compare(artifact, content.getKey(), content.getValue(), folder);
            }
        }
    }

    /** Whether its content was made by the builder, and is not a file of the sources. */
    private static boolean isMade(SourceArtifact artifact) {
        return artifact.isMetadata()
                && !artifact.source().toString().endsWith(".yaml")
                && !artifact.source().toString().endsWith(".yml");
    }

    private void compare(SourceArtifact artifact, String path, EntryContent content, ArtifactFolder folder)
            throws IOException {
        PackedFile packed = path.equals(artifact.file())
                ? folder.payload().orElse(null)
                : folder.contents().get(path);
        boolean made = path.endsWith("/") || path.equals("registry-info.xml");
        if (!made && (packed == null || !isSame(packed, content))) {
            problems.error(
                    artifact.source().toString(),
                    "is in " + car.file().getFileName() + " with another content than it has here, as " + folder.path()
                            + "/" + path,
                    "delete the module's target and tmp folders and build anew; do not change files during a build");
        }
    }

    private static boolean isSame(PackedFile packed, EntryContent content) throws IOException {
        try (MeasuredStream in = new MeasuredStream(content.open(), Long.MAX_VALUE)) {
            in.drain();
            return in.count() == packed.size() && in.crc() == packed.crc();
        }
    }

    /** What is in the application, but not in the sources. */
    private void others() {
        folders.forEach((key, folder) -> {
            if (!expected.contains(key)) {
                problems.add(new Problem(
                        module().layout() == CarModule.Layout.EDITOR ? Severity.ERROR : Severity.WARNING,
                        car.contents().where(folder.path()),
                        "is in no source of " + module().directory() + ", so an earlier build has left it behind",
                        "delete the folders tmp and target of the module and build anew"));
            }
        });
    }

    private CarModule module() {
        return sources.module();
    }

    static String key(String type, String name, String version) {
        return type + " " + name + " " + version;
    }
}
