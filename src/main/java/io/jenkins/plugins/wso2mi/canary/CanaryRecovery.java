package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes canaries back whose driver has died: a dead man's switch for whoever looks by. */
public final class CanaryRecovery {
    /** How long nobody must have driven a canary for the next release to take it back. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final Reporter report;
    private final String by;

    /**
     * Looks after canaries of a cluster.
     *
     * @param by in whose name they are taken back
     */
    public CanaryRecovery(Cluster cluster, Reporter report, String by) {
        this.cluster = cluster;
        this.report = report;
        this.by = by;
    }

    /**
     * A canary that nobody drives.
     *
     * @param stable the stable Deployment
     * @param since when its driver was seen last
     */
    public record Abandoned(ObjectRef stable, Instant since) {}

    /**
     * The canaries of the cluster's namespace whose driver has not been seen for a time; tells of those that are
     * driven.
     *
     * @param after at least {@link ApplicationLock#TERM}; a driver renews its lock three times in that
     * @throws IOException if the cluster does not answer
     */
    public List<Abandoned> abandoned(Duration after) throws IOException {
        List<Abandoned> found = new ArrayList<>();
        for (KubernetesObject deployment : cluster.list(ObjectRef.deployment(cluster.namespace(), "any"))) {
            Optional<CanaryState> state = CanaryStatus.of(deployment.annotations());
            if (state.isPresent()) {
                abandoned(deployment.ref(), state.get(), after).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** The canary of one application, if nobody drives it; tells if somebody does. */
    Optional<Abandoned> abandoned(ObjectRef stable, CanaryState state, Duration after) throws IOException {
        Instant seen = lastSeen(stable, state);
        if (!report.now().isBefore(seen.plus(after))) {
            return Optional.of(new Abandoned(stable, seen));
        }
        report.notice(
                "the canary of " + stable.words() + " is driven, or was until " + seen + ": " + state.phaseWords());
        return Optional.empty();
    }

    /**
     * The holder of the lock lives while somebody drives; a lock that was given back says nothing: the phase counts.
     */
    private Instant lastSeen(ObjectRef stable, CanaryState state) throws IOException {
        Instant begun = state.since();
        return cluster.lock(String.valueOf(stable.namespace()), stable.name(), by)
                .lastSeen()
                .filter(seen -> seen.isAfter(begun))
                .orElse(begun);
    }

    /**
     * Takes a canary back; a driver that has come back meanwhile does it itself.
     *
     * @param timeout how long to wait for the end
     * @throws IOException if the cluster fails
     */
    public ReleaseResult takeBack(Abandoned canary, Duration timeout) throws IOException {
        report.phase("take the canary of " + canary.stable().words() + " back: nobody has driven it since "
                + canary.since());
        return new CanaryRelease(cluster, ImageLookup.NONE, report)
                .ask(canary.stable(), CanaryRequest.ABORT, timeout, by);
    }
}
