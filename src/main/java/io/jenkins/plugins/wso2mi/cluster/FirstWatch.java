package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hears a watch that begins with what is there: until the bookmark that ends the beginning it makes a list of it, what
 * comes then is kept for the heir, who hears all further. Safe for use by several threads.
 */
final class FirstWatch<T extends HasMetadata> implements Watcher<T> {
    private static final String END = "k8s.io/initial-events-end";

    private final Runnable begun;
    private final CompletableFuture<KubernetesResourceList<T>> list = new CompletableFuture<>();
    private final Map<String, T> present = new LinkedHashMap<>();
    private final List<Consumer<Watcher<T>>> kept = new ArrayList<>();
    private @Nullable Watcher<T> heir;

    /**
     * Waits for a list.
     *
     * @param begun is called when the list is whole, before anybody has it
     */
    FirstWatch(Runnable begun) {
        this.begun = begun;
    }

    /** What was there when the watch began, once all of it is known. */
    CompletableFuture<KubernetesResourceList<T>> list() {
        return list;
    }

    /** Hands everything on from now on, and first what came since the list was whole. */
    synchronized void handTo(Watcher<T> next) {
        heir = next;
        kept.forEach(event -> event.accept(next));
        kept.clear();
    }

    @Override
    public void eventReceived(Action action, T object) {
        if (list.isDone()) {
            // bookmarks are for whoever counts versions, which the client does
            if (action != Action.BOOKMARK) {
                pass(next -> next.eventReceived(action, object));
            }
        } else if (action == Action.BOOKMARK) {
            Map<String, String> annotations = object.getMetadata().getAnnotations();
            if (annotations != null && annotations.containsKey(END)) {
                begun.run();
                list.complete(whole(object.getMetadata().getResourceVersion()));
            }
        } else if (action == Action.DELETED) {
            present.remove(object.getMetadata().getUid());
        } else {
            present.put(object.getMetadata().getUid(), object);
        }
    }

    private KubernetesResourceList<T> whole(String version) {
        DefaultKubernetesResourceList<T> whole = new DefaultKubernetesResourceList<>();
        whole.setItems(List.copyOf(present.values()));
        ListMeta metadata = new ListMeta();
        metadata.setResourceVersion(version);
        whole.setMetadata(metadata);
        present.clear();
        return whole;
    }

    private synchronized void pass(Consumer<Watcher<T>> event) {
        Watcher<T> next = heir;
        if (next == null) {
            kept.add(event);
        } else {
            event.accept(next);
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        if (!list.completeExceptionally(cause)) {
            pass(next -> next.onClose(cause));
        }
    }

    @Override
    public void onClose() {
        if (!list.completeExceptionally(new IOException("the watch was closed"))) {
            pass(Watcher::onClose);
        }
    }

    /** Asked when the connection is lost: a beginning that was heard in two parts may hold what has gone between. */
    @Override
    public boolean reconnecting() {
        list.completeExceptionally(new IOException("the watch was cut at its beginning"));
        return true;
    }
}
