package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the modules of an Integration Studio project make, by the coordinates that exporters use. */
final class StudioIndex {
    private static final int DEPTH = 5;
    private static final Set<String> SKIPPED = Set.of("target", "src", "bin", "node_modules");

    private final Path root;
    private final Map<String, ArtifactList.Entry> artifacts = new LinkedHashMap<>();
    private final Map<String, Path> javaModules = new LinkedHashMap<>();
    private final Set<String> usedJava = new HashSet<>();

    private StudioIndex(Path root) {
        this.root = root;
    }

    /**
     * Reads the lists of the project that an exporter belongs to.
     *
     * @param problems takes what is wrong with them
     * @throws IOException if they cannot be read
     */
    static StudioIndex of(CarModule exporter, CarModules all, Problems problems) throws IOException {
        StudioIndex index = new StudioIndex(root(exporter, all));
        for (Path file : index.lists()) {
            if (file.endsWith("artifact.xml")) {
                for (ArtifactList.Entry entry : ArtifactList.read(file, problems)) {
                    index.artifacts.putIfAbsent(
                            key(
                                    entry.element().value("groupId"),
                                    entry.element().value("name")),
                            entry);
                }
            } else {
                index.java(file, all);
            }
        }
        return index;
    }

    /** The folder of the root POM; where there is none, the one in which the modules lie side by side. */
    private static Path root(CarModule exporter, CarModules all) {
        Path top = exporter.lineage()
                .poms()
                .get(exporter.lineage().poms().size() - 1)
                .directory();
        Path asked = all.root().equals(exporter.directory()) ? top : all.root();
        Path parent = asked.getParent();
        return asked.equals(exporter.directory()) && parent != null ? parent : asked;
    }

    private void java(Path pom, CarModules all) {
        PomLineage lineage = PomLineage.of(pom, all.arguments());
        Optional<Object> type =
                Optional.ofNullable(lineage.self().model().getProperties().get("CApp.type"));
        if (type.isPresent() && Files.isDirectory(lineage.self().directory().resolve("src/main/java"))) {
            javaModules.put(key(lineage.coordinate("groupId"), lineage.coordinate("artifactId")), pom);
        }
    }

    private List<Path> lists() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean skipped = !folder.equals(root) && (SKIPPED.contains(name) || name.startsWith("."));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.endsWith("artifact.xml") || file.endsWith("pom.xml")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    Path root() {
        return root;
    }

    /** The entry that makes a dependency, of whatever version. */
    Optional<ArtifactList.Entry> find(CarDependency wanted) {
        return Optional.ofNullable(artifacts.get(key(wanted.groupId(), wanted.artifactId())));
    }

    /** Whether a module of Java sources makes it. */
    boolean isJava(CarDependency wanted) {
        return javaModules.containsKey(key(wanted.groupId(), wanted.artifactId()));
    }

    /** Notes that an application holds what a module of Java sources makes. */
    void uses(CarDependency wanted) {
        usedJava.add(key(wanted.groupId(), wanted.artifactId()));
    }

    /** The POMs of the modules of Java sources that the application holds. */
    List<Path> javaModules() {
        return javaModules.entrySet().stream()
                .filter(one -> usedJava.contains(one.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Warns of what no exporter lists. */
    void tellUnlisted(CarModules all, Problems problems) {
        Set<String> listed = new HashSet<>();
        for (CarModule exporter : all.modules()) {
            StudioProject.listed(exporter).forEach(one -> listed.add(key(one.groupId(), one.artifactId())));
        }
        artifacts.forEach((key, entry) -> {
            if (!listed.contains(key)) {
                problems.warning(
                        entry.where(),
                        "no application of this project holds "
                                + entry.element().value("name"),
                        "add it to the POM of an exporter, with its property " + key.replace(":", "_._")
                                + " = capp/EnterpriseIntegrator, or delete it");
            }
        });
    }

    private static String key(String groupId, String artifactId) {
        return groupId + ":" + artifactId;
    }
}
