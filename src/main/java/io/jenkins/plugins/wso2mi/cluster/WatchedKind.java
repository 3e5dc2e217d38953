package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The list and watch of one kind in a namespace, from when it is opened, and its objects as values. */
final class WatchedKind<T extends HasMetadata, S> {
    private final Informers informers;
    private final Class<T> type;
    private final Informable<T> operation;
    private final OnceRead<T, S> reader;
    private final Consumer<HasMetadata> changed;
    private volatile @Nullable SharedIndexInformer<T> informer;

    /**
     * Of the objects that an operation lists.
     *
     * @param changed is told of each object that comes, changes or goes
     */
    WatchedKind(
            Informers informers,
            Class<T> type,
            Informable<T> operation,
            Function<T, S> reader,
            Consumer<HasMetadata> changed) {
        this.informers = informers;
        this.type = type;
        this.operation = operation;
        this.reader = new OnceRead<>(reader);
        this.changed = changed;
    }

    boolean isOpen() {
        return informer != null;
    }

    /**
     * Lists and watches, if nobody has done that yet. An informer that could not begin never will, so another try takes
     * another one.
     *
     * @throws CompletionException if the API server refuses it or cannot be reached; it may be opened again
     */
    synchronized void open() {
        if (informer != null) {
            return;
        }
        try {
            informer = started(informers.of(type, operation));
        } catch (LinkageError e) {
            informer = started(informers.plain(operation));
        }
    }

    private SharedIndexInformer<T> started(SharedIndexInformer<T> begun) {
        begun.itemStore(new LeanStore<>());
        begun.addEventHandler(new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                changed.accept(object);
            }

            @Override
            public void onUpdate(T before, T after) {
                changed.accept(after);
            }

            @Override
            public void onDelete(T object, boolean unknown) {
                changed.accept(object);
            }
        });
        try {
            begun.start().toCompletableFuture().join();
        } catch (CompletionException e) {
            begun.close();
            throw e;
        }
        return begun;
    }

    /** The object under a key of the client's; null if it is not there. */
    @Nullable
    T find(String key) {
        SharedIndexInformer<T> open = informer;
        return open == null ? null : open.getStore().getByKey(key);
    }

    /** All that are there; none before it is opened. By one thread at a time. */
    List<S> states() {
        SharedIndexInformer<T> open = informer;
        return open == null ? List.of() : reader.of(open.getStore().list());
    }

    void close() {
        SharedIndexInformer<T> open = informer;
        if (open != null) {
            open.close();
        }
    }
}
