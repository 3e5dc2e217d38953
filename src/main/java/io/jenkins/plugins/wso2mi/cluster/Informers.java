package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.impl.BaseClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.impl.DefaultSharedIndexInformer;
import io.fabric8.kubernetes.client.informers.impl.ListerWatcher;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes the client's informers of one API server, which list by watching where the server can do that. */
final class Informers {
    private final KubernetesClient client;
    private final AtomicBoolean refused = new AtomicBoolean();

    Informers(KubernetesClient client) {
        this.client = client;
    }

    /** An informer, not started, of what an operation of the client lists. */
    @SuppressWarnings("unchecked")
    <T extends HasMetadata> SharedIndexInformer<T> of(Class<T> type, Informable<T> operation) {
        if (refused.get() || !(operation instanceof ListerWatcher<?, ?>)) {
            return operation.runnableInformer(0);
        }
        WatchLister<T> lister = new WatchLister<>((ListerWatcher<T, KubernetesResourceList<T>>) operation, refused);
        SharedIndexInformer<T> informer = new DefaultSharedIndexInformer<>(
                type, lister, 0, client.adapt(BaseClient.class).getExecutor());
        informer.stopped().whenComplete((done, failure) -> lister.close());
        return informer;
    }

    /**
     * An informer that lists as always: where the client, which Jenkins brings, is of a version that differs inside.
     */
    <T extends HasMetadata> SharedIndexInformer<T> plain(Informable<T> operation) {
        refused.set(true);
        return operation.runnableInformer(0);
    }
}
