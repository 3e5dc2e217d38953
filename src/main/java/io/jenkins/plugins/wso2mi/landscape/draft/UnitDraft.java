package io.jenkins.plugins.wso2mi.landscape.draft;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unit that a Deployment becomes, with the objects about it. */
final class UnitDraft {
    private final KubernetesObject deployment;
    private final Neighbours neighbours;
    private final Notes notes;
    private final Remainder rest;
    private final Keys deploy = new Keys();
    private final String name;

    private UnitDraft(KubernetesObject deployment, Neighbours neighbours, Notes notes) {
        this.deployment = deployment;
        this.neighbours = neighbours;
        this.notes = notes;
        this.rest = new Remainder(deployment.content());
        this.name = name(deployment);
    }

    /**
     * A unit as it is written.
     *
     * @param image its repository
     * @param variables that it uses
     */
    record Unit(String name, String image, Map<String, @Nullable Object> deploy, List<String> variables) {}

    /**
     * The unit.
     *
     * @param version of the server; empty to take the oldest that answers the probes
     */
    static Unit of(KubernetesObject deployment, Neighbours neighbours, Notes notes, String version) {
        UnitDraft draft = new UnitDraft(deployment, neighbours, notes);
        neighbours.taken(deployment);
        return draft.unit(version);
    }

    /** The container's, which people know it by; the Deployment's, if there are several. */
    static String name(KubernetesObject deployment) {
        List<Map<String, Object>> containers =
                KubernetesObject.maps(deployment.map("spec", "template", "spec"), "containers");
        String container = containers.isEmpty() ? "" : KubernetesObject.text(containers.get(0), "name");
        String name = containers.size() == 1 && !container.isEmpty() ? container : deployment.name();
        return name.replace('.', '-');
    }

    private Unit unit(String version) {
        Map<String, Object> labels = deployment.map("spec", "template", "metadata", "labels");
        WorkDraft.write(rest, deploy, labels);
        ContainerDraft container = new ContainerDraft(rest, deploy, deployment, notes);
        String image = container.write(name, version);
        VolumesDraft volumes = new VolumesDraft(rest, container.rest(), deploy, deployment, neighbours, notes);
        List<String> variables = volumes.write(name);
        Usual.leaveOut(rest, container.rest());
        container.keepRest(name);
        patches(rest, "Deployment");
        new NetworkDraft(deploy, neighbours, notes).write(name, labels, container.portNames());
        AvailabilityDraft.write(deploy, neighbours, deployment, labels, notes);
        account();
        if (!deployment.name().equals(name)) {
            notes.add(
                    deployment,
                    "is Deployment " + name + " now, with a selector of its own: what runs under the old name stays"
                            + " until it is removed (mictl undeploy -f)");
        }
        return new Unit(name, image, new LinkedHashMap<>(deploy.values()), variables);
    }

    private void account() {
        Object account = deploy.values().get("serviceAccount");
        if (account instanceof Map<?, ?> map) {
            neighbours
                    .named("ServiceAccount", String.valueOf(map.get("name")))
                    .ifPresent(one -> deploy.put(
                            new Remainder(one.content()).texts("metadata", "annotations"),
                            "serviceAccount",
                            "annotations"));
        }
    }

    /** What has no setting is laid over the object in the end. */
    private void patches(Remainder remainder, String kind) {
        Map<String, Object> patch = Standing.without(remainder);
        if (!patch.isEmpty()) {
            deploy.put(patch, "patches", kind);
            notes.add(deployment, "taken over as a patch, since there is no key for it: " + patch);
        }
    }
}
