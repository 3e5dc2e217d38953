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
        Marker marker = new Marker(site.cluster());
        for (ObjectRef deployment : gate.attempt().deployments()) {
            if (failure == null) {
                marker.done(deployment, result.release(), seen(deployment));
            } else {
                marker.failed(deployment, failure);
            }
        }
        return new Step.End(result);
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
