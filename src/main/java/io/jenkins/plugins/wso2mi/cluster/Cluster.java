package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster, as far as releases need it. Safe for use by several threads. */
public final class Cluster implements AutoCloseable {
    /** The field manager of everything that is applied. */
    public static final String FIELD_MANAGER = "wso2-mi";

    /** The API server answers 500 to a field that it does not know: the same question brings the same answer. */
    private static final int DRY_RUN_RETRIES = 3;

    private final KubernetesClient client;
    private final Kinds kinds;
    private final Kinds dryRuns;
    private final WatchedNamespaces watched;
    private final Map<String, Heartbeat> heartbeats = new ConcurrentHashMap<>();
    private final Map<String, PodTalk> talks = new ConcurrentHashMap<>();
    private final Map<String, Permissions> permissions = new ConcurrentHashMap<>();

    Cluster(Connection.Opened opened) {
        this.client = opened.client();
        permissions.put(namespace(), opened.permissions());
        this.kinds = new Kinds(client);
        RequestConfig few = new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(DRY_RUN_RETRIES)
                .build();
        this.dryRuns = kinds.by(client.newClient(few).adapt(KubernetesClient.class));
        this.watched = new WatchedNamespaces(client);
    }

    /**
     * Connects, and makes sure that the API server answers.
     *
     * @throws RefusedException if there is no such kubeconfig or context, or the API server cannot be reached or does
     *     not let us in
     */
    public static Cluster connect(ClusterAccess access) {
        return new Cluster(Connection.open(access));
    }

    /** The namespace that objects without one go to. */
    public String namespace() {
        return Optional.ofNullable(client.getNamespace()).orElse("default");
    }

    /** The API server's address. */
    public String address() {
        return client.getMasterUrl().toString();
    }

    /** Whether the API server has to prove who it is: a kubeconfig on this machine can switch that off. */
    public boolean isTlsVerified() {
        return !client.getConfiguration().isTrustCerts();
    }

    /**
     * The API server's version, such as {@code v1.37.0}.
     *
     * @throws ClusterException if it cannot be reached
     */
    public String version() throws ClusterException {
        try {
            return client.getKubernetesVersion().getGitVersion();
        } catch (KubernetesClientException e) {
            throw Answers.failure("ask for the version of the API server", e);
        }
    }

    /**
     * The object with the namespace that it will have here: its own, else the cluster's, or none if its kind has none.
     *
     * @return empty if the cluster does not know the kind
     * @throws RefusedException if the API server does not tell what it knows
     */
    public Optional<KubernetesObject> placed(KubernetesObject object) {
        try {
            return kinds.find(object.apiVersion(), object.kind()).map(kind -> {
                if (!kind.namespaced()) {
                    return object.inNamespace(null);
                }
                return object.namespace() == null ? object.inNamespace(namespace()) : object;
            });
        } catch (KubernetesClientException e) {
            throw new RefusedException(
                    object.where(),
                    "the API server does not tell its kinds of " + object.apiVersion() + ": " + Answers.words(e),
                    Answers.advice(e));
        }
    }

    /**
     * Asks the API server whether it would take an object, without changing anything.
     *
     * @param namespacesToCome namespaces that will be made before the object is applied
     * @return whether it would take it, and what is there already
     */
    public DryRun check(KubernetesObject object, Set<String> namespacesToCome) {
        try {
            return DryRun.taken(tryApply(object));
        } catch (KubernetesClientException e) {
            boolean namespaceComes =
                    e.getCode() == 404 && object.namespace() != null && namespacesToCome.contains(object.namespace());
            return namespaceComes ? DryRun.NOT_YET : DryRun.refused(Answers.problem(object, e));
        }
    }

    /**
     * What an object would be when it had been applied; nothing is changed.
     *
     * @throws ClusterException if the API server would refuse it or cannot be reached
     */
    public KubernetesObject afterApply(KubernetesObject object) throws ClusterException {
        try {
            return plain(tryApply(object));
        } catch (KubernetesClientException e) {
            throw Answers.failure("check " + object.ref().words(), e);
        }
    }

    private GenericKubernetesResource tryApply(KubernetesObject object) {
        return resource(dryRuns, object)
                .dryRun(true)
                .fieldValidation(FieldValidateable.Validation.STRICT)
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    /**
     * Applies an object by server-side apply; fields that others own and we name become ours.
     *
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public Applied apply(KubernetesObject object) throws ClusterException {
        try {
            return Applied.of(resource(kinds, object)
                    .fieldValidation(FieldValidateable.Validation.STRICT)
                    .fieldManager(FIELD_MANAGER)
                    .forceConflicts()
                    .serverSideApply());
        } catch (KubernetesClientException e) {
            throw Answers.failure("apply " + object.ref().words(), e);
        }
    }

    /**
     * Sets annotations of an object, leaving everything else to its owners.
     *
     * @param annotations a null value removes the annotation
     * @return false if there is no such object
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public boolean annotate(ObjectRef ref, Map<String, @Nullable String> annotations) throws ClusterException {
        try {
            Map<String, Object> patch = Map.of("metadata", Map.of("annotations", annotations));
            PatchContext merge = new PatchContext.Builder()
                    .withPatchType(PatchType.JSON_MERGE)
                    .withFieldManager(FIELD_MANAGER)
                    .build();
            named(ref).patch(merge, client.getKubernetesSerialization().asJson(patch));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return false;
            }
            throw Answers.failure("annotate " + ref.words(), e);
        }
    }

    /**
     * Changes fields of an object.
     *
     * @param manager the field manager in whose name that is done
     * @return false if there is no such object
     * @throws ClusterException if a test of the patch does not hold (status 422), the API server refuses it or cannot
     *     be reached
     */
    public boolean patch(ObjectRef ref, JsonPatch patch, String manager) throws ClusterException {
        return patch(ref, patch, manager, List.of());
    }

    /**
     * Asks the API server whether it would take a patch, without changing anything.
     *
     * @throws ClusterException if it would not, or cannot be reached
     */
    public void tryPatch(ObjectRef ref, JsonPatch patch, String manager) throws ClusterException {
        patch(ref, patch, manager, List.of("All"));
    }

    private boolean patch(ObjectRef ref, JsonPatch patch, String manager, List<String> dryRun) throws ClusterException {
        try {
            PatchContext json = new PatchContext.Builder()
                    .withPatchType(PatchType.JSON)
                    .withFieldManager(manager)
                    .withDryRun(dryRun)
                    .build();
            named(ref).patch(json, client.getKubernetesSerialization().asJson(patch.operations()));
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return false;
            }
            throw Answers.failure("change " + ref.words(), e);
        }
    }

    /**
     * All objects of a kind in a namespace; none if the cluster does not know the kind.
     *
     * @param any names kind and namespace by one of them
     * @throws ClusterException if they may not be listed or the API server cannot be reached
     */
    public List<KubernetesObject> list(ObjectRef any) throws ClusterException {
        try {
            return kinds.operation(any).list().getItems().stream()
                    .map(this::plain)
                    .toList();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return List.of();
            }
            throw Answers.failure("list " + any.kind() + " in namespace " + any.namespace(), e);
        }
    }

    /**
     * Puts a pod template back into a Deployment, as {@code kubectl rollout undo} does, and sets annotations with it.
     *
     * @param template the whole {@code spec.template}
     * @return the generation that the Deployment has now
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public long restoreTemplate(ObjectRef deployment, Map<String, Object> template, Map<String, String> annotations)
            throws ClusterException {
        try {
            List<Map<String, Object>> patch = new ArrayList<>();
            patch.add(Map.of("op", "replace", "path", "/spec/template", "value", template));
            annotations.forEach((name, value) -> patch.add(
                    Map.of("op", "add", "path", "/metadata/annotations/" + name.replace("/", "~1"), "value", value)));
            PatchContext json = new PatchContext.Builder()
                    .withPatchType(PatchType.JSON)
                    .withFieldManager(FIELD_MANAGER)
                    .build();
            GenericKubernetesResource patched = named(deployment)
                    .patch(json, client.getKubernetesSerialization().asJson(patch));
            return Optional.ofNullable(patched.getMetadata().getGeneration()).orElse(0L);
        } catch (KubernetesClientException e) {
            throw Answers.failure("restore the pod template of " + deployment.words(), e);
        }
    }

    /**
     * Reads an object.
     *
     * @throws ClusterException if it may not be read or the API server cannot be reached
     */
    public Optional<KubernetesObject> get(ObjectRef ref) throws ClusterException {
        try {
            return Optional.ofNullable(handle(ref).get()).map(this::plain);
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return Optional.empty();
            }
            throw Answers.failure("read " + ref.words(), e);
        }
    }

    /**
     * Asks for the deletion of an object; dependents go first. Nothing happens if there is none.
     *
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public void delete(ObjectRef ref) throws ClusterException {
        try {
            handle(ref).withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404) {
                throw Answers.failure("delete " + ref.words(), e);
            }
        }
    }

    /**
     * What a namespace holds that is not ours: workloads, services, configuration and claims, without what controllers
     * made for others.
     *
     * @param isOurs tells our objects
     * @return the objects in words
     * @throws ClusterException if they may not be listed or the API server cannot be reached
     */
    public List<String> foreign(String namespace, Predicate<KubernetesObject> isOurs) throws ClusterException {
        List<String> foreign = new ArrayList<>();
        for (ObjectRef inside : Holdings.in(namespace)) {
            try {
                kinds.operation(inside).list().getItems().stream()
                        .filter(o -> o.getMetadata().getOwnerReferences().isEmpty())
                        .filter(o -> !o.getMetadata().getName().equals("kube-root-ca.crt"))
                        .map(this::plain)
                        .filter(isOurs.negate())
                        .forEach(o -> foreign.add(inside.kind() + " " + o.name()));
            } catch (KubernetesClientException e) {
                throw Answers.failure("list " + inside.kind() + " in namespace " + namespace, e);
            }
        }
        return foreign;
    }

    /**
     * Watches a namespace, together with all others who do.
     *
     * @return to be closed
     * @throws ClusterException if it may not be watched or the API server cannot be reached
     */
    public NamespaceWatch watch(String namespace) throws ClusterException {
        NamespaceWatch watch = watchWorkloads(namespace);
        watch.follow(NamespaceWatch.EVENTS);
        return watch;
    }

    /** As {@link #watch}, without Events until somebody follows them: they are most of what a namespace sends. */
    public NamespaceWatch watchWorkloads(String namespace) throws ClusterException {
        return watched.watch(namespace);
    }

    /** What pods say of themselves: logs and health. */
    public PodTalk pods(String namespace) {
        return talks.computeIfAbsent(namespace, n -> new PodTalk(client, n));
    }

    /** The lock of an application, held as a Lease. */
    public ApplicationLock lock(String namespace, String application, String holder) {
        Heartbeat heartbeat = heartbeats.computeIfAbsent(namespace, n -> new Heartbeat(client, n));
        return new ApplicationLock(client, namespace, application, holder, heartbeat);
    }

    /** What this account may do in a namespace. */
    public Permissions permissions(String namespace) {
        return permissions.computeIfAbsent(namespace, n -> new Permissions(client, n));
    }

    private Resource<GenericKubernetesResource> resource(Kinds by, KubernetesObject object) {
        GenericKubernetesResource content =
                client.getKubernetesSerialization().convertValue(object.content(), GenericKubernetesResource.class);
        return by.operation(object.ref()).resource(content);
    }

    /** For a patch: of an object without content the client would read the present one first, for nothing. */
    private Resource<GenericKubernetesResource> named(ObjectRef ref) {
        GenericKubernetesResource content = new GenericKubernetesResource();
        content.setApiVersion(ref.apiVersion());
        content.setKind(ref.kind());
        content.setMetadata(new ObjectMetaBuilder()
                .withName(ref.name())
                .withNamespace(ref.namespace())
                .build());
        return kinds.operation(ref).resource(content);
    }

    private Resource<GenericKubernetesResource> handle(ObjectRef ref) {
        return kinds.operation(ref).withName(ref.name());
    }

    @SuppressWarnings("unchecked")
    private KubernetesObject plain(GenericKubernetesResource found) {
        Map<String, Object> content = client.getKubernetesSerialization().convertValue(found, Map.class);
        return new KubernetesObject(content, "cluster");
    }

    @Override
    public void close() {
        heartbeats.values().forEach(Heartbeat::end);
        watched.close();
        client.close();
    }
}
