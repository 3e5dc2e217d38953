package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads a Deployment's release record from the cluster, and writes the outcome of a release into it. */
final class Marker {
    private final Cluster cluster;

    Marker(Cluster cluster) {
        this.cluster = cluster;
    }

    /** The record that a Deployment carries now. */
    Optional<ReleaseRecord> record(ObjectRef deployment) throws IOException {
        return cluster.get(deployment).flatMap(live -> ReleaseRecord.of(live.annotations()));
    }

    /** Writes that a release has passed its gate, if the Deployment still carries it. */
    void done(ObjectRef deployment, String release) throws IOException {
        Optional<ReleaseRecord> own = record(deployment).filter(r -> r.id().equals(release));
        if (own.isPresent()) {
            write(deployment, own.get().withOutcome(ReleaseRecord.DONE));
        }
    }

    /** Writes that a release has failed, if the Deployment still carries it. */
    void failed(ObjectRef deployment, Failure failure) throws IOException {
        Optional<ReleaseRecord> own = record(deployment).filter(r -> r.id().equals(failure.release()));
        if (own.isPresent()) {
            write(deployment, own.get().withOutcome(ReleaseRecord.FAILED).after(failure));
        }
    }

    private void write(ObjectRef deployment, ReleaseRecord record) throws IOException {
        cluster.annotate(deployment, Map.of(ReleaseRecord.ANNOTATION, record.toJson()));
    }
}
