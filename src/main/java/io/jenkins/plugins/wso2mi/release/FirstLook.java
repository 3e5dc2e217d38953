package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.DryRun;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Permissions.Action;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.completion.Completion;
import io.jenkins.plugins.wso2mi.release.modernization.Modernization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Gathers and checks everything that a release needs; nothing is changed, and all problems are told at once. */
public final class FirstLook {
    private static final List<Action> NEEDED = List.of(
            new Action("list", "apps", "deployments"),
            new Action("watch", "apps", "deployments"),
            new Action("list", "apps", "replicasets"),
            new Action("watch", "apps", "replicasets"),
            new Action("list", "", "pods"),
            new Action("watch", "", "pods"),
            new Action("list", "", "events"),
            new Action("watch", "", "events"),
            new Action("get", "", "pods/log"),
            new Action("get", "", "pods/proxy"),
            new Action("get", "coordination.k8s.io", "leases"),
            new Action("create", "coordination.k8s.io", "leases"),
            new Action("update", "coordination.k8s.io", "leases"),
            new Action("delete", "coordination.k8s.io", "leases"));

    private static final Map<String, String> SETS = Map.of("StatefulSet", "statefulsets", "DaemonSet", "daemonsets");

    private final Cluster cluster;
    private final ImageLookup images;
    private final Problems problems = new Problems();

    /** Looks at a cluster, and at registries by the given lookup. */
    public FirstLook(Cluster cluster, ImageLookup images) {
        this.cluster = cluster;
        this.images = images;
    }

    /**
     * Reads manifests and options without asking anybody but the lookup.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if they are wrong
     */
    public static List<KubernetesObject> read(List<ManifestSource> manifests, List<String> images, ImageLookup lookup) {
        Problems problems = new Problems();
        List<KubernetesObject> objects = new ManifestReader(problems).read(manifests);
        Map<String, String> chosen = ContainerImages.named(ContainerImages.parse(images, problems), objects, problems);
        List<KubernetesObject> replaced =
                objects.isEmpty() ? objects : ContainerImages.replace(objects, chosen, problems);
        problems.refuseOnErrors();
        Map<String, String> pinned = new LinkedHashMap<>();
        chosen.forEach((container, reference) -> pinned.put(container, lookup.resolve(reference, problems)));
        problems.refuseOnErrors();
        return pinned.equals(chosen) ? replaced : ContainerImages.replace(objects, pinned, problems);
    }

    /**
     * Makes the plan of a request.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with all problems, if anything is wrong
     */
    public ReleasePlan plan(ReleaseRequest request) {
        List<Completed> modern = Modernization.of(read(request.manifests(), request.images(), images));
        List<KubernetesObject> objects = Modernization.objects(modern);
        List<Completed> completed = ApplyOrder.of(checked(placed(objects, request.namespaces()))).stream()
                .map(object -> NoOverlap.of(object, images, request.asIs()))
                .map(one -> one.then(object -> Completion.of(object, request.asIs())))
                .map(one -> one.then(object -> Expectation.of(object, images)))
                .toList();
        ReleasePlan plan = new ReleasePlan(completed.stream()
                .map(Completed::object)
                .map(o -> ReleasePlan.isGated(o) ? request.terms().on(o) : o)
                .toList());
        Map<ObjectRef, Map<String, String>> present = check(plan);
        problems.refuseOnErrors();
        List<String> completions = new ArrayList<>(ScalingNeed.lines(plan.objects()));
        modern.forEach(one -> completions.addAll(one.lines()));
        completed.forEach(one -> completions.addAll(one.lines()));
        return new ReleasePlan(plan.objects(), completions, present);
    }

    /**
     * The objects, each in the namespace where it will live.
     *
     * @param allowed namespaces that may be touched
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if the cluster does not know a kind, or a namespace is
     *     not allowed
     */
    List<KubernetesObject> placed(List<KubernetesObject> objects, AllowedNames allowed) {
        List<KubernetesObject> placed = place(objects);
        for (KubernetesObject object : placed) {
            String namespace = object.kind().equals("Namespace") ? object.name() : object.namespace();
            if (namespace != null && !allowed.allows(namespace)) {
                problems.error(
                        object.where(),
                        object.ref().words() + ": namespace '" + namespace + "' is not allowed here",
                        "use one of: " + allowed);
            }
        }
        problems.refuseOnErrors();
        return placed;
    }

    /** The objects, if all their images may be released; a registry that is not allowed is not asked for them. */
    private List<KubernetesObject> checked(List<KubernetesObject> objects) {
        for (KubernetesObject object : objects) {
            String where = object.where() + ": " + object.ref().words();
            NamedImages.in(object).forEach(image -> images.check(where, image, problems));
        }
        // of an image that may not be released no registry is asked
        problems.refuseOnErrors();
        objects.forEach(object -> HiddenServer.check(object, images, problems));
        objects.forEach(object -> NfsBlank.check(object, problems));
        problems.refuseOnErrors();
        return objects;
    }

    private List<KubernetesObject> place(List<KubernetesObject> objects) {
        List<KubernetesObject> placed = new ArrayList<>();
        for (KubernetesObject object : objects) {
            Optional<KubernetesObject> known = cluster.placed(object);
            known.ifPresent(placed::add);
            if (known.isEmpty()) {
                problems.error(
                        object.where(),
                        "the cluster knows no " + object.kind() + " in " + object.apiVersion(),
                        "correct apiVersion and kind, or install its CRD");
            }
        }
        return placed;
    }

    /** Asks for everything whether it would be taken; the annotations of what is there already. */
    private Map<ObjectRef, Map<String, String>> check(ReleasePlan plan) {
        Set<String> toCome = new HashSet<>(plan.namespacesToCome());
        Set<String> namespaces = new TreeSet<>();
        Map<ObjectRef, Map<String, String>> present = new LinkedHashMap<>();
        for (KubernetesObject object : plan.objects()) {
            DryRun answer = cluster.check(object, toCome);
            answer.refusal().ifPresent(problems::add);
            if (answer.isThere()) {
                present.put(object.ref(), answer.annotations());
            }
            Optional.ofNullable(object.namespace()).ifPresent(namespaces::add);
        }
        if (!plan.gated().isEmpty()) {
            namespaces.forEach(namespace -> permissions(namespace, needed(plan)));
        }
        return present;
    }

    private static List<Action> needed(ReleasePlan plan) {
        List<Action> needed = new ArrayList<>(NEEDED);
        SETS.forEach((kind, plural) -> {
            if (plan.gated().stream().anyMatch(o -> o.kind().equals(kind))) {
                needed.add(new Action("list", "apps", plural));
                needed.add(new Action("watch", "apps", plural));
            }
        });
        return needed;
    }

    private void permissions(String namespace, List<Action> needed) {
        List<Action> missing = cluster.permissions(namespace).missing(needed);
        if (!missing.isEmpty()) {
            String words = String.join(", ", missing.stream().map(Action::words).toList());
            problems.add(Problem.error(
                    "namespace " + namespace,
                    "this account may not " + words,
                    "ask for the role in docs/permissions.md"));
        }
    }
}
