package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.yaml.YamlDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What goes into which image and which manifests run it, as a file beside the project's pom.xml tells it. */
public final class Landscape {
    private final Path file;
    private final Project project;
    private final Optional<Base> base;
    private final Optional<Inputs> baseInputs;
    private final Map<Unit, Inputs> units;
    private final List<String> environments;

    private Landscape(Path file, Project project, Written written, Problems problems) {
        Resolution resolution = new Resolution(project, problems);
        this.file = file;
        this.project = project;
        Optional<Written.Image> image = Optional.ofNullable(written.base());
        image.ifPresent(resolution::checkCars);
        this.base = image.map(one -> new Base(one.from(), one.image(), resolution.contents(one)));
        this.baseInputs = image.map(resolution::inputs);
        this.environments = List.copyOf(written.environments());
        this.units = new LinkedHashMap<>();
        for (Written.Image one : written.units()) {
            resolution.checkCars(one);
            Unit unit = new Unit(
                    one.name().text(), one.image(), resolution.contents(one), resolution.manifests(one), one.deploy());
            units.put(unit, resolution.inputs(one));
        }
    }

    /**
     * Reads a landscape and the POMs of its project.
     *
     * @param file such as {@code mi.yaml}; the project is the folder that it lies in
     * @throws RefusedException with every problem, each with line and column
     * @throws IOException if the project's Maven configuration cannot be read
     */
    public static Landscape read(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = Objects.requireNonNull(absolute.getParent());
        Problems problems = new Problems();
        Written written = Written.read(YamlDocument.read(file), problems);
        Project project = new Project(root, modules(root, problems));
        Landscape landscape = new Landscape(absolute, project, written, problems);
        problems.refuseOnErrors();
        return landscape;
    }

    // without modules each application would seem to be misspelt
    private static List<ProjectModule> modules(Path root, Problems problems) throws IOException {
        try {
            return ProjectModule.of(root);
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            throw new RefusedException(problems.list());
        }
    }

    /** The image that all units start from; empty if there is none. */
    public Optional<Base> base() {
        return base;
    }

    /** Names of the environments that it knows, in the order of the file. */
    public List<String> environments() {
        return environments;
    }

    /** All units in the order of the file. */
    public List<Unit> units() {
        return List.copyOf(units.keySet());
    }

    /**
     * The units that have to be made anew since files changed: those whose modules (with the modules these depend on
     * and the POMs above them), files, manifests or configuration are among the changed ones; all if the landscape
     * itself, Maven's configuration or something in the base changed.
     *
     * @param changed absolute paths
     */
    public List<Unit> touchedBy(Collection<Path> changed) {
        Path maven = project.root().resolve(".mvn");
        boolean all = changed.stream()
                .anyMatch(path -> path.equals(file)
                        || path.startsWith(maven)
                        || baseInputs
                                .filter(inputs -> inputs.contain(path, project))
                                .isPresent());
        return units().stream()
                .filter(unit ->
                        all || changed.stream().anyMatch(path -> inputs(unit).contain(path, project)))
                .toList();
    }

    private Inputs inputs(Unit unit) {
        return Objects.requireNonNull(units.get(unit));
    }

    /**
     * The modules that have to be built for some units and for the base, in the order of the project.
     *
     * @param some units of this landscape
     * @param cars whether those that make applications, or those that are built for a file of theirs
     */
    public List<String> modules(Collection<Unit> some, boolean cars) {
        List<Contents> all = Stream.concat(
                        base.stream().map(Base::contents), some.stream().map(Unit::contents))
                .toList();
        return modulesOf(all, cars);
    }

    /**
     * The modules that have to be built for images, in the order of the project.
     *
     * @param cars whether those that make applications, or those that are built for a file of theirs
     */
    public List<String> modulesOf(Collection<Contents> images, boolean cars) {
        return project.modules().stream()
                .map(module -> project.relative(module.directory()))
                .filter(path -> images.stream().anyMatch(one -> (cars ? one.cars() : one.modules()).contains(path)))
                .toList();
    }

    /** Where what goes into a unit's image comes from; what its base brings is not among it. */
    public Sources sources(Unit unit) {
        return sources(inputs(unit));
    }

    /** Where what goes into the base comes from; empty if there is none. */
    public Optional<Sources> baseSources() {
        return baseInputs.map(this::sources);
    }

    private Sources sources(Inputs inputs) {
        Set<Path> apart = new HashSet<>();
        apart.add(file);
        project.modules().forEach(module -> apart.add(module.directory()));
        units.values().forEach(one -> apart.addAll(one.running()));
        return new Sources(
                project.root(),
                inputs.modules().stream().map(ProjectModule::directory).toList(),
                inputs.modules().stream()
                        .flatMap(module -> module.poms().stream())
                        .distinct()
                        .toList(),
                inputs.files().stream()
                        .filter(one -> project.maker(one).isEmpty())
                        .toList(),
                apart);
    }

    /** The folder that the file lies in, absolute. */
    public Path root() {
        return project.root();
    }
}
