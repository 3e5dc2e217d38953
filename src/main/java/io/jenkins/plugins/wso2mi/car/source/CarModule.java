package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.car.CarRepack;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Maven module that makes a carbon application.
 *
 * @param directory where its pom.xml lies, absolute
 * @param artifactId its Maven name
 * @param groupId its Maven group
 * @param version its Maven version
 * @param car where its build puts the application, absolute
 * @param sources where its {@code src/main/wso2mi} lies, absolute
 * @param phase up to which phase Maven must go
 * @param lineage its POM with its parents
 */
public record CarModule(
        Path directory,
        String groupId,
        String artifactId,
        String version,
        Path car,
        Path sources,
        String phase,
        Layout layout,
        PomLineage lineage) {

    /** How a project keeps its sources. */
    public enum Layout {
        /** Of WSO2's editor for VS Code: files by kind in one folder. */
        EDITOR,
        /** Of Integration Studio: modules with an artifact.xml each, and modules that list what goes in. */
        STUDIO
    }

    /** Of modules that make an application without binding a goal. */
    static final String PACKAGING = "carbon/application";

    /** Makes the applications of VS Code projects. */
    static final String VSCODE_PLUGIN = "vscode-car-plugin";

    private static final String STUDIO_PLUGIN = "maven-car-plugin";
    private static final String CAR = "car";

    /**
     * Looks whether a module makes an application, and which.
     *
     * @param lineage its POM with its parents
     * @param root the folder in which Maven runs; relative locations start there
     * @return empty if it makes none
     */
    public static Optional<CarModule> of(PomLineage lineage, Path root) {
        BoundGoal vscode = new BoundGoal(lineage, VSCODE_PLUGIN, CAR);
        Optional<String> phase = vscode.phase();
        if (phase.isPresent()) {
            return Optional.of(vscode(lineage, root, vscode, phase.get()));
        }
        BoundGoal studio = new BoundGoal(lineage, STUDIO_PLUGIN, CAR);
        boolean packaged = PACKAGING.equals(lineage.packaging());
        return packaged || studio.phase().isPresent() ? Optional.of(studio(lineage, root, studio)) : Optional.empty();
    }

    private static CarModule vscode(PomLineage lineage, Path root, BoundGoal plugin, String phase) {
        String name = plugin.setting("archiveName").orElseGet(() -> nameOf(lineage));
        Path sources = plugin.setting("sourceDirectory")
                .map(root::resolve)
                .orElse(lineage.self().directory());
        return of(lineage, file(lineage, root, plugin, name), sources, phase, Layout.EDITOR);
    }

    /** Studio's modules find each other's artifacts in the local repository, so that these must be installed. */
    private static CarModule studio(PomLineage lineage, Path root, BoundGoal plugin) {
        String classifier = plugin.setting("classifier").map(c -> "-" + c).orElse("");
        String name = plugin.setting("finalName").orElseGet(() -> nameOf(lineage) + classifier);
        Path sources = lineage.self().directory();
        return of(lineage, file(lineage, root, plugin, name), sources, "install", Layout.STUDIO);
    }

    private static Path file(PomLineage lineage, Path root, BoundGoal plugin, String name) {
        Path target = lineage.self().directory().resolve("target");
        Path folder = plugin.setting("archiveLocation").map(root::resolve).orElse(target);
        return folder.resolve(name + ".car").normalize();
    }

    private static CarModule of(PomLineage lineage, Path car, Path sources, String phase, Layout layout) {
        return new CarModule(
                lineage.self().directory(),
                lineage.coordinate("groupId"),
                lineage.coordinate("artifactId"),
                lineage.coordinate("version"),
                car,
                sources.resolve("src/main/wso2mi"),
                phase,
                layout,
                lineage);
    }

    /**
     * Whether the order of its lists means nothing: WSO2's plugin for VS Code projects lists artifacts in the order of
     * the file system, older ones in that of the POM; see {@link CarRepack#normalise}.
     */
    public boolean sortLists() {
        return layout == Layout.EDITOR;
    }

    /**
     * How Maven is told to compile the module's Java sources into a jar, with the settings of its POM and without what
     * else is bound to the phases of its build.
     */
    public List<String> jarGoals() {
        return List.of(
                goal("maven-resources-plugin", "resources", "resources"),
                goal("maven-compiler-plugin", "compiler", "compile"),
                goal("maven-jar-plugin", "jar", "jar"));
    }

    private String goal(String plugin, String prefix, String goal) {
        return prefix + ":" + goal
                + new BoundGoal(lineage, plugin, goal)
                        .execution()
                        .map(id -> "@" + id)
                        .orElse("");
    }

    private static String nameOf(PomLineage lineage) {
        return lineage.coordinate("artifactId") + "_" + lineage.coordinate("version");
    }
}
