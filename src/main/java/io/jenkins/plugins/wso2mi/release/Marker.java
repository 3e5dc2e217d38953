package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.util.Map;

/** Writes the outcome of a release into its record in the cluster. */
final class Marker {
    private final Cluster cluster;

    Marker(Cluster cluster) {
        this.cluster = cluster;
    }

    void mark(ObjectRef deployment, ReleaseRecord record, String outcome) throws ClusterException {
        cluster.annotate(
                deployment,
                Map.of(ReleaseRecord.ANNOTATION, record.withOutcome(outcome).toJson()));
    }
}
