package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes into the release's records how it ended, and ends. */
final class Marking implements Stage {
    private final ReleaseSite site;
    private final DeployGate gate;
    private final @Nullable Failure failure;
    private final ReleaseResult result;

    /** Marks what a gate has decided about: as failed, or for null as done. */
    Marking(ReleaseSite site, DeployGate gate, @Nullable Failure failure, ReleaseResult result) {
        this.site = site;
        this.gate = gate;
        this.failure = failure;
        this.result = result;
    }

    @Override
    public Step look(Instant now) throws IOException {
        if (failure == null) {
            done(result.release());
        } else {
            failed(failure);
        }
        return new Step.End(result);
    }

    /** The lock goes beside it: all that is left to do is to write into records that still carry this release. */
    private void done(String release) throws IOException {
        Marker marker = new Marker(site.cluster());
        Runnable unlocked = site.giveLocksBack();
        try {
            for (ObjectRef deployment : gate.attempt().deployments()) {
                marker.done(deployment, release, seen(deployment));
            }
        } finally {
            unlocked.run();
        }
    }

    private void failed(Failure why) throws IOException {
        Marker marker = new Marker(site.cluster());
        for (ObjectRef deployment : gate.attempt().deployments()) {
            marker.failed(deployment, why);
        }
    }

    private Map<String, String> seen(ObjectRef deployment) throws IOException {
        return site.workloads(deployment)
                .deployment(deployment.name())
                .map(DeploymentState::annotations)
                .orElse(Map.of());
    }

    @Override
    public Step interrupt(Instant now) {
        return new Step.Next(this);
    }

    @Override
    public Step fail(String why, Instant now) {
        site.report().notice("the record of the release could not be written: " + why);
        return new Step.End(result);
    }

    @Override
    public ReleaseResult leave(String why) {
        return result;
    }

    @Override
    public Map<String, Object> state() {
        return gate.state();
    }
}
