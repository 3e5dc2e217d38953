package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.PodTalk;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The loop around the gate: looks when something changed or is due, tells, and asks pods for their health. */
public final class RolloutWait {
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final NamespaceWatch watch;
    private final HealthAsker health;
    private final Reporter report;
    private final Heartbeat heartbeat;

    /** Renews what must not lapse while a rollout is waited for. */
    @FunctionalInterface
    public interface Heartbeat {
        /**
         * Renews it.
         *
         * @throws IOException if it cannot be renewed
         */
        void beat() throws IOException;
    }

    /** Waits on a watched namespace. */
    public RolloutWait(NamespaceWatch watch, PodTalk pods, Reporter report, Heartbeat heartbeat) {
        this.watch = watch;
        this.health = new HealthAsker(watch, pods);
        this.report = report;
        this.heartbeat = heartbeat;
    }

    /**
     * Waits until the gate has a verdict.
     *
     * @return a judgement that is not {@link Verdict#WAITING}
     * @throws InterruptedException if the waiting thread is interrupted
     * @throws IOException if the heartbeat fails
     */
    public Judgement await(GateState state) throws InterruptedException, IOException {
        GateState now = state;
        Instant beat = report.now();
        while (true) {
            long version = watch.version();
            Snapshot snapshot = watch.snapshot();
            Judgement judgement = Gate.judge(now, snapshot, report.now());
            judgement.events().forEach(report);
            if (judgement.verdict() != Verdict.WAITING) {
                return judgement;
            }
            health.ask(judgement.ask(), report.now());
            now = judgement.next();
            if (!report.now().isBefore(beat.plus(HEARTBEAT))) {
                heartbeat.beat();
                beat = report.now();
            }
            Duration pause = Duration.between(report.now(), judgement.nextLook());
            watch.awaitChange(version, pause.compareTo(HEARTBEAT) < 0 ? pause : HEARTBEAT);
        }
    }
}
