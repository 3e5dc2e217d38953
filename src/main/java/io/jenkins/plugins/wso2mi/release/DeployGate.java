package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord.Failure;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest.OnFailure;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for the gates of all workloads that a release has applied. */
final class DeployGate implements Stage {
    private final ReleaseSite site;
    private final Attempt attempt;
    private int index;
    private boolean resumed;
    private @Nullable GateLooks gate;
    private @Nullable Map<String, Object> told;

    DeployGate(ReleaseSite site, Attempt attempt) {
        this.site = site;
        this.attempt = attempt;
    }

    /** Goes on from what {@link #state} told. */
    static DeployGate of(ReleaseSite site, Map<String, Object> fields) {
        DeployGate gate = new DeployGate(site, Attempt.of(fields));
        gate.index = KubernetesObject.number(fields, "index", 0);
        gate.resumed = true;
        return gate;
    }

    Attempt attempt() {
        return attempt;
    }

    @Override
    public Step look(Instant now) throws IOException {
        Optional<Failure> found = resumed ? foundFailed() : Optional.empty();
        if (found.isPresent()) {
            return failed(found.get());
        }
        resumed = false;
        Instant at = now;
        while (index < attempt.targets().size()) {
            Attempt.Target target = attempt.targets().get(index);
            if (gate == null) {
                gate = new GateLooks(
                        site,
                        target.ref(),
                        GateState.begin(
                                target.ref().kind(),
                                target.ref().name(),
                                attempt.release(),
                                target.generation(),
                                attempt.deadline()));
            }
            Judgement judgement = gate.look(now);
            if (judgement.verdict() != Verdict.PASSED) {
                return held(target.ref(), judgement);
            }
            // the look may have begun long before: the first one opens the watch
            at = site.report().now();
            // at once: the record and the lock come after it, and whoever listens need not wait for them
            site.report().accept(new Event.Gate(at, "rollout", "passed", words(target.ref(), judgement)));
            index++;
            gate = null;
            told = null;
        }
        return passed(at);
    }

    /** Another JVM may have begun to take it back, and ended before it could say so. */
    private Optional<Failure> foundFailed() throws IOException {
        for (ObjectRef ref : attempt.deployments()) {
            Optional<ReleaseRecord> record =
                    new Marker(site.cluster()).record(ref).filter(r -> r.endsIn(attempt.release()));
            if (record.isPresent()) {
                return record.map(ReleaseRecord::failure);
            }
        }
        return Optional.empty();
    }

    private static String words(ObjectRef ref, Judgement judgement) {
        return ref.words() + ": " + judgement.sentence();
    }

    private Step held(ObjectRef ref, Judgement judgement) throws IOException {
        String sentence = words(ref, judgement);
        return switch (judgement.verdict()) {
            case WAITING -> new Step.Wait(judgement.nextLook());
            case SUPERSEDED -> new Step.End(new ReleaseResult(Outcome.FAILED, attempt.release(), "left", sentence));
            default -> {
                site.tellEvidence(ref, judgement);
                yield failed(
                        judgement.verdict() == Verdict.TIMED_OUT ? Outcome.TIMED_OUT : Outcome.GATE_REFUSED, sentence);
            }
        };
    }

    private Step passed(Instant at) {
        String took = Durations.text(Duration.between(attempt.begun(), at));
        return new Step.Next(new Marking(
                site,
                this,
                null,
                new ReleaseResult(
                        Outcome.DONE,
                        attempt.release(),
                        "kept",
                        "release " + attempt.release() + " is ready after " + took,
                        attempt.images())));
    }

    /** What goes on after a failure. */
    Step failed(Outcome outcome, String why) {
        return failed(new Failure(attempt.release(), outcome, why));
    }

    private Step failed(Failure failure) {
        if (attempt.onFailure() == OnFailure.LEAVE) {
            String sentence = failure.why() + "; left as it is, as asked";
            return new Step.Next(new Marking(
                    site, this, failure, new ReleaseResult(failure.outcome(), failure.release(), "left", sentence)));
        }
        List<ObjectRef> stuck = attempt.withoutWayBack();
        if (attempt.deployments().isEmpty() && !stuck.isEmpty()) {
            String sentence = failure.why() + "; " + stuck.get(0).words()
                    + " keeps no earlier release to go back to: apply the earlier manifests";
            return new Step.End(
                    new ReleaseResult(Outcome.NOT_ROLLED_BACK, failure.release(), "not-rolled-back", sentence));
        }
        site.report().phase("roll back");
        return new Step.Next(new WayBack(site, failure, attempt.deployments(), attempt.created()));
    }

    @Override
    public Step interrupt(Instant now) {
        return failed(Outcome.INTERRUPTED, "interrupted");
    }

    @Override
    public Step fail(String why, Instant now) {
        return failed(Outcome.FAILED, why);
    }

    @Override
    public ReleaseResult leave(String why) {
        return new ReleaseResult(
                Outcome.NOT_ROLLED_BACK, attempt.release(), "not-rolled-back", why + "; the release is left as it is");
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> fields = told;
        if (fields == null) {
            fields = new LinkedHashMap<>();
            fields.put("stage", "gate");
            fields.put("by", site.holder());
            fields.putAll(attempt.fields());
            fields.put("index", index);
            told = fields;
        }
        return fields;
    }
}
