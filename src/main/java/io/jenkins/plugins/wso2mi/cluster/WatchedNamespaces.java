package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;

/** The watches of a cluster that are open, one a namespace, with the number of their users. */
final class WatchedNamespaces {
    private final KubernetesClient client;
    private final Informers informers;
    private final Map<String, NamespaceObjects> open = new HashMap<>();
    private final Map<NamespaceObjects, Integer> users = new HashMap<>();

    WatchedNamespaces(KubernetesClient client) {
        this.client = client;
        this.informers = new Informers(client);
    }

    synchronized NamespaceWatch watch(String namespace) throws ClusterException {
        NamespaceObjects shared = open.get(namespace);
        if (shared == null) {
            shared = NamespaceObjects.open(client, informers, namespace);
            open.put(namespace, shared);
        }
        users.merge(shared, 1, Integer::sum);
        return new NamespaceWatch(shared, this);
    }

    /** Ends all watches that somebody has left open. */
    synchronized void close() {
        open.values().forEach(NamespaceObjects::close);
        open.clear();
        users.clear();
    }

    synchronized void giveBack(NamespaceObjects shared) {
        Integer left = users.computeIfPresent(shared, (s, count) -> count == 1 ? null : count - 1);
        if (left == null) {
            open.values().remove(shared);
            shared.close();
        }
    }
}
