package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.cluster.ApplicationLock;
import io.jenkins.plugins.wso2mi.cluster.ApplicationLock.Sign;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings canaries to an end whose driver has died: a dead man's switch for whoever looks by. */
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
     * @param promoted whether its release is promoted, and only what the canary has left is to be removed
     */
    public record Abandoned(ObjectRef stable, Instant since, boolean promoted) {
        /** What is to be done with it. */
        public String words() {
            return promoted
                    ? "remove what the promoted canary of " + stable.words() + " has left"
                    : "take the canary of " + stable.words() + " back";
        }
    }

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
        Optional<Sign> sign = cluster.lock(String.valueOf(stable.namespace()), stable.name(), by)
                .lastSeen();
        // a lock that was given back says nothing: the phase counts
        Instant seen =
                sign.map(Sign::time).filter(time -> time.isAfter(state.since())).orElse(state.since());
        if (!report.now().isBefore(seen.plus(after))) {
            return Optional.of(new Abandoned(stable, seen, state.phase() == Phase.CLEAN));
        }
        String driver = sign.map(last -> "is driven by " + last.holder() + ", seen last at ")
                .orElse("was driven until ");
        report.notice("the canary of " + stable.words() + " " + driver + seen + ": " + state.phaseWords());
        return Optional.empty();
    }

    /**
     * Brings a canary to its end, so that one version serves alone: takes it back, or removes what a promoted one has
     * left. A driver that has come back meanwhile does it itself.
     *
     * @param timeout how long to wait for the end
     * @return done if one version serves alone, whichever it is
     * @throws RefusedException if it is not under way any more
     * @throws IOException if the cluster fails
     */
    public ReleaseResult end(Abandoned canary, Duration timeout) throws IOException {
        report.phase(canary.words() + ": nobody has driven it since " + canary.since());
        CanaryRelease release = new CanaryRelease(cluster, ImageLookup.NONE, report);
        ReleaseResult end = canary.promoted()
                ? release.goOn(canary.stable(), timeout, by)
                : release.ask(canary.stable(), CanaryRequest.ABORT, timeout, by);
        // a driver that has come back may have promoted it
        return end.aftermath().equals("kept")
                ? new ReleaseResult(Outcome.DONE, end.release(), end.aftermath(), end.sentence(), end.images())
                : end;
    }
}
