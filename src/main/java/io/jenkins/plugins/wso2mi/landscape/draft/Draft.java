package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.yaml.YamlText;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.modernization.Modernization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A landscape as a first proposal: units from Deployments and from the applications of a Maven project.
 *
 * @param text the file
 * @param notes what was changed or could not be taken over, a line each
 */
public record Draft(String text, List<String> notes) {
    private static final String USUAL = "4.4.0";

    private static final String HEADING =
            "# Written by mictl init; docs/mi-yaml.md tells all keys. Try it: mictl render -f mi.yaml\n";

    public Draft {
        notes = List.copyOf(notes);
    }

    /**
     * Makes one.
     *
     * @param project a folder; without a pom.xml only the manifests count
     * @param manifests Kubernetes objects, of any age
     * @param version of the server; empty to take one that fits the manifests
     * @throws RefusedException if there is neither a project nor a Deployment, or a POM is wrong
     * @throws IOException if the project cannot be read
     */
    public static Draft of(Path project, List<KubernetesObject> manifests, String version) throws IOException {
        Notes notes = new Notes();
        List<Completed> modern = Modernization.of(manifests);
        modern.forEach(one -> one.lines().forEach(notes::add));
        List<UnitDraft.Unit> units = units(Modernization.objects(modern), version, notes);
        Keys file = new Keys();
        if (Files.isRegularFile(project.resolve("pom.xml"))) {
            withProject(ProjectDraft.of(project), units, version, file, notes);
        } else if (units.isEmpty()) {
            throw new RefusedException(
                    project.toString(),
                    "there is no pom.xml, and no Deployment among the manifests",
                    "name a Maven project, or a folder with manifests by --from");
        } else {
            variables(units, List.of(), file);
            units.forEach(unit -> unit(unit, List.of(), file));
        }
        return new Draft(HEADING + YamlText.of(file.tree()), notes.lines());
    }

    private static List<UnitDraft.Unit> units(List<KubernetesObject> objects, String version, Notes notes) {
        Neighbours neighbours = new Neighbours(objects);
        List<UnitDraft.Unit> units = new ArrayList<>();
        for (KubernetesObject deployment : neighbours.deployments()) {
            UnitDraft.Unit unit = UnitDraft.of(deployment, neighbours, notes, version);
            String namespace = String.valueOf(unit.deploy().get("namespace"));
            if (neighbours.named("Namespace", namespace).isPresent()) {
                unit.deploy().put("createNamespace", true);
            }
            units.add(unit);
        }
        neighbours
                .left()
                .forEach(object -> notes.add(
                        object,
                        "is not taken over; release it beside the landscape, by mictl deploy -f, or leave it out"));
        return units;
    }

    private static void withProject(
            ProjectDraft project, List<UnitDraft.Unit> units, String version, Keys file, Notes notes) {
        variables(units, units.isEmpty() ? List.of("TAG") : List.of(), file);
        if (!project.shared().isEmpty()) {
            file.put("wso2/wso2mi:" + (version.isEmpty() ? USUAL : version), "base", "from");
            file.put(project.name() + "/base", "base", "image");
            file.put(project.shared(), "base", "cars");
        }
        if (units.isEmpty()) {
            file.put(new Keys.Variable("TAG"), "defaults", "tag");
            if (project.shared().isEmpty()) {
                file.put(version.isEmpty() ? USUAL : version, "defaults", "version");
            }
            project.own().forEach(car -> application(project, car, file));
            notes.add("what fetches work by itself (tasks, file inbounds, message processors) needs polling: true in"
                    + " its unit");
        } else {
            withApplications(project, units, file, notes);
        }
        project.dockerProjects()
                .forEach(folder -> notes.add(
                        folder + ": a docker project is not taken over; mictl image build builds it as it is, and"
                                + " files: of a unit takes what it adds"));
    }

    private static void application(ProjectDraft project, String car, Keys file) {
        String name = ProjectDraft.name(car);
        unit(new UnitDraft.Unit(name, project.name() + "/" + name, Map.of(), List.of()), List.of(car), file);
    }

    private static void withApplications(ProjectDraft project, List<UnitDraft.Unit> units, Keys file, Notes notes) {
        Set<String> used = new LinkedHashSet<>();
        for (UnitDraft.Unit unit : units) {
            List<String> cars = project.carsOf(unit.name(), units.size() == 1);
            used.addAll(cars);
            unit(unit, cars, file);
        }
        project.own().stream()
                .filter(car -> !used.contains(car))
                .forEach(car -> notes.add("application " + car + " is in no unit: write it under cars: of one"));
    }

    private static void variables(List<UnitDraft.Unit> units, List<String> more, Keys file) {
        Set<String> all = new LinkedHashSet<>(more);
        units.forEach(unit -> all.addAll(unit.variables()));
        file.put(List.copyOf(all), "variables");
    }

    private static void unit(UnitDraft.Unit unit, List<String> cars, Keys file) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        if (!cars.isEmpty()) {
            written.put("cars", cars);
        }
        written.put("image", unit.image());
        written.put("deploy", unit.deploy());
        file.put(written, "units", unit.name());
    }
}
