package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Applied;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Applies objects one after the other, says so, and remembers which of them it made. */
public final class Applier {
    private final Cluster cluster;
    private final Reporter report;
    private final List<ObjectRef> created = new ArrayList<>();
    private final Map<ObjectRef, Long> generations = new LinkedHashMap<>();

    /** Applies to a cluster. */
    public Applier(Cluster cluster, Reporter report) {
        this.cluster = cluster;
        this.report = report;
    }

    /**
     * Applies one object, of which nobody knows yet whether it is there.
     *
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    public void apply(KubernetesObject object) throws ClusterException {
        // asked for before: the sentence comes before the act, and server-side apply does not tell which it was
        apply(object, cluster.get(object.ref()).isEmpty());
    }

    /**
     * Applies one object.
     *
     * @param isNew whether it was not there when somebody looked
     * @throws ClusterException if the API server refuses it or cannot be reached
     */
    void apply(KubernetesObject object, boolean isNew) throws ClusterException {
        report.command(sentence(object, isNew));
        Applied applied = cluster.apply(object);
        generations.put(object.ref(), applied.generation());
        // what somebody else has made meanwhile is not ours to remove
        if (isNew && applied.onlyOurs()) {
            created.add(object.ref());
        }
    }

    /** The command in words. */
    static String sentence(KubernetesObject object, boolean isNew) {
        Map<String, String> images = ContainerImages.of(object);
        String running = images.isEmpty() ? "" : " with " + String.join(", ", images.values());
        return (isNew ? "create " : "apply ") + object.ref().words() + running;
    }

    /** What did not exist before, in the order of making. */
    public List<ObjectRef> created() {
        return List.copyOf(created);
    }

    /** The generation of an object after it was applied; 0 if it was not. */
    public long generation(ObjectRef ref) {
        return generations.getOrDefault(ref, 0L);
    }
}
