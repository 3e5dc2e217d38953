package io.jenkins.plugins.wso2mi.car.maven;

import io.jenkins.plugins.wso2mi.car.CarRepack;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A Maven module that makes a carbon application.
 *
 * @param directory where its pom.xml lies, absolute
 * @param artifactId its Maven name
 * @param groupId its Maven group
 * @param car where its build puts the application, absolute
 * @param sources where its {@code src/main/wso2mi} lies, absolute
 * @param phase up to which phase Maven must go
 * @param sortLists whether the order of its lists means nothing, see {@link CarRepack#normalise}
 */
record CarModule(
        Path directory, String groupId, String artifactId, Path car, Path sources, String phase, boolean sortLists) {

    /** Of modules that make an application without binding a goal. */
    static final String PACKAGING = "carbon/application";

    /**
     * Looks whether a module makes an application, and which.
     *
     * @param lineage its POM with its parents
     * @param root the folder in which Maven runs; relative locations start there
     * @return empty if it makes none
     */
    static Optional<CarModule> of(PomLineage lineage, Path root) {
        CarPlugin vscode = new CarPlugin(lineage, CarPlugin.VSCODE);
        Optional<String> phase = vscode.phase();
        if (phase.isPresent()) {
            return Optional.of(vscode(lineage, root, vscode, phase.get()));
        }
        CarPlugin studio = new CarPlugin(lineage, CarPlugin.STUDIO);
        boolean packaged = PACKAGING.equals(lineage.packaging());
        return packaged || studio.phase().isPresent() ? Optional.of(studio(lineage, root, studio)) : Optional.empty();
    }

    private static CarModule vscode(PomLineage lineage, Path root, CarPlugin plugin, String phase) {
        Path directory = lineage.self().directory();
        String name = plugin.setting("archiveName").orElseGet(() -> nameOf(lineage));
        Path folder = plugin.setting("archiveLocation").map(root::resolve).orElse(directory.resolve("target"));
        Path sources = plugin.setting("sourceDirectory").map(root::resolve).orElse(directory);
        return new CarModule(
                directory,
                lineage.coordinate("groupId"),
                lineage.coordinate("artifactId"),
                folder.resolve(name + ".car").normalize(),
                sources.resolve("src/main/wso2mi"),
                phase,
                true);
    }

    /** Studio's modules find each other's artifacts in the local repository, so that these must be installed. */
    private static CarModule studio(PomLineage lineage, Path root, CarPlugin plugin) {
        Path directory = lineage.self().directory();
        String classifier = plugin.setting("classifier").map(c -> "-" + c).orElse("");
        String name = plugin.setting("finalName").orElseGet(() -> nameOf(lineage) + classifier);
        Path folder = plugin.setting("archiveLocation").map(root::resolve).orElse(directory.resolve("target"));
        return new CarModule(
                directory,
                lineage.coordinate("groupId"),
                lineage.coordinate("artifactId"),
                folder.resolve(name + ".car").normalize(),
                directory.resolve("src/main/wso2mi"),
                "install",
                false);
    }

    private static String nameOf(PomLineage lineage) {
        return lineage.coordinate("artifactId") + "_" + lineage.coordinate("version");
    }
}
