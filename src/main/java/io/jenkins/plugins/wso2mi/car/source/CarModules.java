package io.jenkins.plugins.wso2mi.car.source;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules of a Maven project that make carbon applications.
 *
 * @param root the folder of the project's pom.xml, absolute
 * @param modules in the order of the POMs
 * @param arguments what Maven's arguments say
 * @param jars whether there are modules beside them that make something else, such as a jar for the image
 */
public record CarModules(Path root, List<CarModule> modules, MavenArguments arguments, boolean jars) {
    private static final Set<String> PACKAGINGS = Set.of("pom", CarModule.PACKAGING);

    private static final List<String> PHASES = List.of(
            "validate",
            "initialize",
            "generate-sources",
            "process-sources",
            "generate-resources",
            "process-resources",
            "compile",
            "process-classes",
            "generate-test-sources",
            "process-test-sources",
            "generate-test-resources",
            "process-test-resources",
            "test-compile",
            "process-test-classes",
            "test",
            "prepare-package",
            "package",
            "pre-integration-test",
            "integration-test",
            "post-integration-test",
            "verify",
            "install",
            "deploy");

    public CarModules {
        modules = List.copyOf(modules);
    }

    /**
     * Reads the POMs of a project.
     *
     * @throws RefusedException if one is missing or wrong, or if none of them makes an application
     */
    public static CarModules find(Path project, MavenArguments arguments) {
        Path root = project.toAbsolutePath().normalize();
        List<PomLineage> all = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (Path pom : poms(root)) {
            collect(pom, arguments, all, seen);
        }
        List<CarModule> found =
                all.stream().flatMap(one -> CarModule.of(one, root).stream()).toList();
        if (found.isEmpty()) {
            throw new RefusedException(
                    project.resolve("pom.xml").toString(),
                    "no module of this project makes a carbon application: none binds the goal 'car' of "
                            + CarModule.VSCODE_PLUGIN + " or has the packaging carbon/application",
                    "name the folder of an integration project, or switch the plugin on");
        }
        return new CarModules(
                root, found, arguments, all.stream().anyMatch(one -> !PACKAGINGS.contains(one.packaging())));
    }

    /** The project's pom.xml; in a folder without one, as Integration Studio can leave it, those of its folders. */
    private static List<Path> poms(Path root) {
        Path own = root.resolve("pom.xml");
        if (Files.isRegularFile(own) || !Files.isDirectory(root)) {
            return List.of(own);
        }
        try (Stream<Path> folders = Files.list(root)) {
            List<Path> poms = folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            return poms.isEmpty() ? List.of(own) : poms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the project's folder has a pom.xml, without which Maven does not build it. */
    public boolean hasRootPom() {
        return Files.isRegularFile(root.resolve("pom.xml"));
    }

    private static void collect(Path pom, MavenArguments arguments, List<PomLineage> all, Set<Path> seen) {
        if (seen.add(pom)) {
            PomLineage lineage = PomLineage.of(pom, arguments);
            all.add(lineage);
            lineage.self().modules().forEach(module -> collect(module, arguments, all, seen));
        }
    }

    /**
     * Only the modules that a person asked for.
     *
     * @param selected folders relative to the project, or {@code [groupId]:artifactId}, as Maven's {@code -pl} takes
     *     them; none for all
     * @throws RefusedException naming each that there is not
     */
    public CarModules select(List<String> selected) {
        if (selected.isEmpty()) {
            return this;
        }
        List<Problem> missing = selected.stream()
                .filter(one -> modules.stream().noneMatch(module -> isNamed(module, one)))
                .map(one -> Problem.error(
                        one,
                        "is no module of " + root + " that makes a carbon application",
                        "there are: "
                                + String.join(
                                        ", ", modules.stream().map(this::name).toList())))
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedException(missing);
        }
        return new CarModules(
                root,
                modules.stream()
                        .filter(module -> selected.stream().anyMatch(one -> isNamed(module, one)))
                        .toList(),
                arguments,
                jars);
    }

    private boolean isNamed(CarModule module, String selector) {
        int colon = selector.indexOf(':');
        if (colon < 0) {
            return root.resolve(selector).normalize().equals(module.directory());
        }
        String groupId = selector.substring(0, colon);
        return selector.substring(colon + 1).equals(module.artifactId())
                && (groupId.isEmpty() || groupId.equals(module.groupId()));
    }

    /** A module's folder below the project; {@code .} for the project itself. */
    public String name(CarModule module) {
        String name = root.relativize(module.directory()).toString();
        return name.isEmpty() ? "." : name;
    }

    /**
     * The phase that makes every application. For a project of applications alone that are made in compile or earlier,
     * as WSO2's editor sets it up, that is compile, the phase that the editor runs: what its projects have in later
     * phases (unit tests on a server) is not needed for the application, and its plugin is not on Maven Central. Else
     * package, so that jars beside the applications are made too, or what the applications themselves are bound to.
     */
    public String phase() {
        String last = modules.stream()
                .map(CarModule::phase)
                .max(Comparator.comparingInt(PHASES::indexOf))
                .orElse("package");
        int at = PHASES.indexOf(last);
        if (at > PHASES.indexOf("package")) {
            return last;
        }
        return jars || at > PHASES.indexOf("compile") ? "package" : "compile";
    }
}
