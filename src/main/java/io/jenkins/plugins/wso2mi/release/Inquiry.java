package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Lookup;
import java.time.Instant;
import java.util.function.Consumer;

/** Looks up what causes name: an object at the API server, an image at its registry. */
final class Inquiry {
    private final Cluster cluster;
    private final String namespace;
    private final ImageLookup images;

    Inquiry(Cluster cluster, String namespace, ImageLookup images) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.images = images;
    }

    /**
     * Answers in the background, by a thread that ends with the answer: these questions are rare, and a registry may be
     * slow.
     */
    void answer(Question.Lookup question, Instant now, Consumer<Lookup> to) {
        Thread thread = new Thread(() -> to.accept(answer(question, now)), "wso2-mi looks up " + question.name());
        thread.setDaemon(true);
        thread.start();
    }

    private Lookup answer(Question.Lookup question, Instant now) {
        if (question instanceof Question.Image image) {
            return new Lookup(now, now, images.find(image.reference()), "");
        }
        if (question instanceof Question.Existence existence) {
            return find(existence.ref(), now);
        }
        throw new IllegalArgumentException(question.name());
    }

    private Lookup find(ObjectRef ref, Instant now) {
        try {
            boolean there = cluster.get(new ObjectRef(ref.apiVersion(), ref.kind(), namespace, ref.name()))
                    .isPresent();
            return new Lookup(now, now, there ? Found.PRESENT : Found.ABSENT, "");
        } catch (ClusterException e) {
            // not allowed, or not reached: then the node's word is all there is
            return new Lookup(now, now, Found.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }
}
