package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.CarRepack;
import io.jenkins.plugins.wso2mi.car.maven.MediatorJar;
import io.jenkins.plugins.wso2mi.car.source.ApplicationSources;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarModule;
import io.jenkins.plugins.wso2mi.car.source.CarModules;
import io.jenkins.plugins.wso2mi.car.source.ClassMediators;
import io.jenkins.plugins.wso2mi.car.source.SourceArtifact;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One run of a {@link NativeBuild}: first {@link #add} all modules, then {@link #write}. */
final class NativeRun {
    private final BuildRequest request;
    private final CarModules project;
    private final Repository repository;
    private final MediatorJar mediators;
    private final Problems problems;
    /** What goes into the applications, each behind those that it packs inside. */
    private final Map<CarModule, Gathered> gathered = new LinkedHashMap<>();

    NativeRun(
            BuildRequest request, CarModules project, Repository repository, MediatorJar mediators, Problems problems) {
        this.request = request;
        this.mediators = mediators;
        this.project = project;
        this.repository = repository;
        this.problems = problems;
    }

    /**
     * What goes into an application.
     *
     * @param sources what they say
     * @param artifacts all of them
     * @param packed applications inside, by file name: a module of the project, or a file
     */
    private record Gathered(ApplicationSources sources, List<SourceArtifact> artifacts, Map<String, Path> packed) {}

    /** Reads and fetches what goes into a module's application, and first into those that it packs inside. */
    void add(CarModule module) throws IOException {
        if (gathered.containsKey(module)) {
            return;
        }
        ApplicationSources sources = ApplicationSources.read(module, project, problems);
        Refusals.check(sources, problems);
        Map<String, Path> packed = new LinkedHashMap<>();
        if (sources.fatCar()) {
            for (CarDependency one : sources.applications()) {
                pack(one, module, packed);
            }
        }
        List<SourceArtifact> artifacts = new ArrayList<>(sources.artifacts());
        if (sources.hasClassMediators()) {
            artifacts.add(ClassMediators.of(module));
        }
        artifacts.addAll(new ConnectorParts(sources, repository, problems).fetch());
        gathered.put(module, new Gathered(sources, artifacts, packed));
    }

    private void pack(CarDependency wanted, CarModule by, Map<String, Path> packed) throws IOException {
        String name = wanted.artifactId() + "-" + wanted.version() + ".car";
        if (packed.containsKey(name) || isSame(wanted, by)) {
            return;
        }
        Optional<CarModule> sibling = project.modules().stream()
                .filter(module -> isSame(wanted, module))
                .findFirst();
        if (sibling.isPresent()) {
            packed.put(name, sibling.get().car());
            add(sibling.get());
            for (CarDependency next : Objects.requireNonNull(gathered.get(sibling.get()))
                    .sources()
                    .applications()) {
                pack(next, by, packed);
            }
            return;
        }
        Optional<Path> file = repository.file(wanted, by, List.of(), problems);
        if (file.isPresent()) {
            packed.put(name, file.get());
            for (CarDependency next : CarReader.read(file.get()).dependencies()) {
                pack(next, by, packed);
            }
        }
    }

    private static boolean isSame(CarDependency wanted, CarModule module) {
        return wanted.groupId().equals(module.groupId())
                && wanted.artifactId().equals(module.artifactId())
                && wanted.version().equals(module.version());
    }

    /** What {@link #write} does, application by application. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        for (Gathered one : gathered.values()) {
            CarModule module = one.sources().module();
            if (one.sources().hasClassMediators()) {
                sentences.add(mediators.sentence(request, project, module));
            }
            sentences.add(sentence(module));
        }
        return sentences;
    }

    private String sentence(CarModule module) {
        return "pack the sources of " + project.name(module) + " into " + module.car();
    }

    /**
     * Writes the applications.
     *
     * @throws IOException if class mediators cannot be compiled, or an application not be written; the ones before it
     *     are there then
     * @throws InterruptedException if this thread is interrupted; Maven has been ended then
     */
    void write(Reporter report) throws IOException, InterruptedException {
        for (Gathered one : gathered.values()) {
            if (one.sources().hasClassMediators()) {
                mediators.make(request, project, one.sources().module(), report);
            }
        }
        for (Gathered one : gathered.values()) {
            report.command(sentence(one.sources().module()));
            CarPacker.write(one.sources(), one.artifacts(), one.packed());
            if (!one.packed().isEmpty() || one.sources().hasClassMediators()) {
                // Maven writes jars with times, and what came from a repository may have been packed by anyone
                CarRepack.normalise(
                        one.sources().module().car(), one.sources().module().sortLists());
            }
        }
    }
}
