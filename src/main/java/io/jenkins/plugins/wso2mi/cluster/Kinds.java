package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The kinds that a cluster knows; one request for each group and version that is used beyond the standard kinds. */
final class Kinds {
    private final KubernetesClient client;
    private final Map<String, List<APIResource>> known;

    /** A kind's place in the API. */
    record Kind(String plural, boolean namespaced) {}

    Kinds(KubernetesClient client) {
        this(client, new ConcurrentHashMap<>());
    }

    private Kinds(KubernetesClient client, Map<String, List<APIResource>> known) {
        this.client = client;
        this.known = known;
    }

    /** The same kinds, for operations of a client with other settings. */
    Kinds by(KubernetesClient other) {
        return new Kinds(other, known);
    }

    Optional<Kind> find(String apiVersion, String kind) {
        return StandardKinds.find(apiVersion, kind).or(() -> asked(apiVersion, kind));
    }

    private Optional<Kind> asked(String apiVersion, String kind) {
        return known.computeIfAbsent(apiVersion, this::discover).stream()
                .filter(r -> kind.equals(r.getKind()) && !r.getName().contains("/"))
                .findFirst()
                .map(r -> new Kind(r.getName(), Boolean.TRUE.equals(r.getNamespaced())));
    }

    private List<APIResource> discover(String apiVersion) {
        try {
            APIResourceList list = client.getApiResources(apiVersion);
            return list == null ? List.of() : list.getResources();
        } catch (KubernetesClientException e) {
            if (e.getCode() == 404) {
                return List.of();
            }
            throw e;
        }
    }

    /** The operation on objects of a kind, in the object's namespace. */
    NonNamespaceOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            operation(ObjectRef ref) {
        Kind kind = find(ref.apiVersion(), ref.kind())
                .orElseThrow(() -> new KubernetesClientException(
                        "the cluster knows no " + ref.kind() + " in " + ref.apiVersion(), 404, null));
        MixedOperation<GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                all = client.genericKubernetesResources(context(ref, kind));
        return ref.namespace() == null ? all : all.inNamespace(ref.namespace());
    }

    private static ResourceDefinitionContext context(ObjectRef ref, Kind kind) {
        int slash = ref.apiVersion().indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : ref.apiVersion().substring(0, slash))
                .withVersion(ref.apiVersion().substring(slash + 1))
                .withKind(ref.kind())
                .withPlural(kind.plural())
                .withNamespaced(kind.namespaced())
                .build();
    }
}
