package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.dsl.internal.AbstractWatchManager;
import io.fabric8.kubernetes.client.informers.impl.ListerWatcher;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lists by a watch that begins with what is there ({@code sendInitialEvents}, Kubernetes 1.32 and newer): one request
 * instead of two, and no list that the API server holds as a whole. Where that does not come about, it lists as always.
 */
final class WatchLister<T extends HasMetadata> implements ListerWatcher<T, KubernetesResourceList<T>> {
    private static final int BEGINNING_SECONDS = 10;

    private final ListerWatcher<T, KubernetesResourceList<T>> operation;
    private final AtomicBoolean refused;
    private @Nullable Begun<T> begun;

    /** A watch whose beginning is a list that somebody has, and who goes on with it. */
    private record Begun<T extends HasMetadata>(
            FirstWatch<T> watch, CompletableFuture<AbstractWatchManager<T>> manager, ListOptions options) {
        void close() {
            var unused = manager.thenAccept(AbstractWatchManager::close);
        }
    }

    /**
     * Lists and watches by an operation of the client.
     *
     * @param refused whether the API server was found not to know such watches, for all who ask it
     */
    WatchLister(ListerWatcher<T, KubernetesResourceList<T>> operation, AtomicBoolean refused) {
        this.operation = operation;
        this.refused = refused;
    }

    @Override
    public CompletableFuture<KubernetesResourceList<T>> submitList(ListOptions options) {
        if (refused.get()) {
            return operation.submitList(options);
        }
        ListOptions watching = new ListOptionsBuilder()
                .withResourceVersion(options.getResourceVersion())
                .withResourceVersionMatch("NotOlderThan")
                .withSendInitialEvents(true)
                .withAllowWatchBookmarks(true)
                .build();
        // when it is cut later on, it goes on from where it was
        FirstWatch<T> watch = new FirstWatch<>(() -> {
            watching.setSendInitialEvents(null);
            watching.setResourceVersionMatch(null);
        });
        Begun<T> next = new Begun<>(watch, operation.submitWatch(watching, watch), watching);
        var unused = next.manager().whenComplete((manager, failure) -> {
            if (failure != null) {
                watch.list().completeExceptionally(failure);
            }
        });
        return watch.list()
                .orTimeout(BEGINNING_SECONDS, TimeUnit.SECONDS)
                .thenApply(list -> kept(next, list))
                .exceptionallyCompose(failure -> otherwise(next, options));
    }

    private synchronized KubernetesResourceList<T> kept(Begun<T> next, KubernetesResourceList<T> list) {
        begun = next;
        return list;
    }

    private CompletableFuture<KubernetesResourceList<T>> otherwise(Begun<T> failed, ListOptions options) {
        refused.set(true);
        failed.close();
        return operation.submitList(options);
    }

    @Override
    public CompletableFuture<AbstractWatchManager<T>> submitWatch(ListOptions options, Watcher<T> watcher) {
        Begun<T> mine = taken();
        if (mine == null) {
            return operation.submitWatch(options, watcher);
        }
        mine.options().setTimeoutSeconds(options.getTimeoutSeconds());
        mine.watch().handTo(watcher);
        return mine.manager();
    }

    private synchronized @Nullable Begun<T> taken() {
        Begun<T> mine = begun;
        begun = null;
        return mine;
    }

    /** Closes a watch that nobody has gone on with. */
    void close() {
        Begun<T> left = taken();
        if (left != null) {
            left.close();
        }
    }

    @Override
    public Long getLimit() {
        return operation.getLimit();
    }

    @Override
    public int getWatchReconnectInterval() {
        return operation.getWatchReconnectInterval();
    }

    @Override
    public String getApiEndpointPath() {
        return operation.getApiEndpointPath();
    }
}
