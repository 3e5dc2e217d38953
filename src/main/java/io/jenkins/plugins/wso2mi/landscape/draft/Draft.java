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
import java.util.List;
import java.util.Map;

/**
 * A landscape as a first proposal: units from Deployments and from the applications of a Maven project.
 *
 * @param text the file
 * @param notes what was changed or could not be taken over, a line each
 */
public record Draft(String text, List<String> notes) {
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
        List<KubernetesObject> objects = Modernization.objects(modern);
        Keys file = new Keys();
        if (Files.isRegularFile(project.resolve("pom.xml"))) {
            ImagesDraft images = new ImagesDraft(ProjectDraft.of(project, notes), version, file, notes);
            images.write(units(objects, images.version(), notes));
            return new Draft(HEADING + YamlText.of(file.tree()), notes.lines());
        }
        List<UnitDraft.Unit> units = units(objects, version, notes);
        if (units.isEmpty()) {
            throw new RefusedException(
                    project.toString(),
                    "there is no pom.xml, and no Deployment among the manifests",
                    "name a Maven project, or a folder with manifests by --from");
        }
        ImagesDraft.variables(units, List.of(), file);
        units.forEach(unit -> ImagesDraft.unit(unit, List.of(), Map.of(), file));
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
}
