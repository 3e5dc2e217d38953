package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.car.maven.ProjectModule;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Similar;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in the project what the file names; notes what is not there. */
final class Resolution {
    private final Project project;
    private final Problems problems;

    Resolution(Project project, Problems problems) {
        this.project = project;
        this.problems = problems;
    }

    /** What is burnt into an image. */
    Contents contents(Written.Image image) {
        List<ProjectModule> cars = cars(image);
        List<String> additions = new ArrayList<>();
        image.files().forEach((source, destination) -> {
            sourcePath(source);
            additions.add(source.text() + ":" + destination);
        });
        return new Contents(
                inOrder(cars),
                inOrder(makers(image).stream().filter(one -> !one.car()).toList()),
                additions);
    }

    /** What a change of which makes the image or its release new. */
    Inputs inputs(Written.Image image) {
        Set<ProjectModule> modules = new LinkedHashSet<>(cars(image));
        modules.addAll(makers(image));
        return new Inputs(
                project.closure(modules),
                image.files().keySet().stream().map(this::absolute).toList(),
                Stream.concat(image.manifests().stream(), image.configuration().stream())
                        .map(this::absolute)
                        .toList());
    }

    /** The manifests; notes those that are not there. */
    List<String> manifests(Written.Image image) {
        return image.manifests().stream()
                .map(this::sourcePath)
                .map(project::relative)
                .toList();
    }

    /** Notes an unknown application, once for each image. */
    void checkCars(Written.Image image) {
        List<String> known = project.applications();
        for (Placed car : image.cars()) {
            if (!known.contains(car.text())) {
                String guess = Similar.to(car.text(), known)
                        .map(one -> "did you mean '" + one + "'?")
                        .orElse("there are: " + String.join(", ", known));
                problems.error(
                        car.where(),
                        "'" + car.text() + "' is no artifact id of a module that makes a carbon application",
                        guess);
            }
        }
    }

    private List<ProjectModule> cars(Written.Image image) {
        return image.cars().stream()
                .flatMap(car -> project.named(car.text()).stream())
                .filter(ProjectModule::car)
                .toList();
    }

    private List<ProjectModule> makers(Written.Image image) {
        return image.files().keySet().stream()
                .map(this::absolute)
                .flatMap(file -> project.maker(file).stream())
                .toList();
    }

    private List<String> inOrder(List<ProjectModule> some) {
        return project.modules().stream()
                .filter(some::contains)
                .map(module -> project.relative(module.directory()))
                .toList();
    }

    private Path absolute(Placed source) {
        return project.root().resolve(source.text()).normalize();
    }

    private Path sourcePath(Placed source) {
        Path path = absolute(source);
        Optional<String> wrong = !path.startsWith(project.root())
                ? Optional.of("lies outside of the project")
                : Files.exists(path) || project.maker(path).isPresent()
                        ? Optional.empty()
                        : Optional.of("is not there");
        wrong.ifPresent(what -> problems.error(
                source.where(), "'" + source.text() + "' " + what, "name a file or folder of " + project.root()));
        return path;
    }
}
