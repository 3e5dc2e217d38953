package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.JsonPatch;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a Deployment's release record from the cluster, and writes the outcome of a release into it. */
final class Marker {
    private static final int TEST_FAILED = 422;

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

    /**
     * As the other one, in one request where the watch shows the record as it is.
     *
     * @param seen the annotations that the watch shows
     */
    void done(ObjectRef deployment, String release, Map<String, String> seen) throws IOException {
        Optional<ReleaseRecord> own = ReleaseRecord.of(seen).filter(r -> r.id().equals(release));
        boolean isWritten =
                own.isPresent() && isReplaced(deployment, seen, own.get().withOutcome(ReleaseRecord.DONE));
        if (!isWritten) {
            done(deployment, release);
        }
    }

    /** Writes a record where it still stands as it was seen; false if that was long ago. */
    private boolean isReplaced(ObjectRef deployment, Map<String, String> seen, ReleaseRecord record)
            throws ClusterException {
        List<String> path = List.of("metadata", "annotations", ReleaseRecord.ANNOTATION);
        String text = seen.getOrDefault(ReleaseRecord.ANNOTATION, "");
        JsonPatch patch = JsonPatch.NONE.test(path, text).replace(path, record.toJson());
        try {
            return cluster.patch(deployment, patch, Cluster.FIELD_MANAGER);
        } catch (ClusterException e) {
            if (e.status() == TEST_FAILED) {
                return false;
            }
            throw e;
        }
    }

    private void write(ObjectRef deployment, ReleaseRecord record) throws IOException {
        cluster.annotate(deployment, Map.of(ReleaseRecord.ANNOTATION, record.toJson()));
    }
}
