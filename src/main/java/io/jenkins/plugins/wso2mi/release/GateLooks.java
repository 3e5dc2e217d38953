package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The looks of one gate: tells what is new, and asks pods what it wants to know. */
final class GateLooks {
    private final ReleaseSite site;
    private final ObjectRef deployment;
    private GateState state;
    private @Nullable Snapshot seen;
    private @Nullable Judgement last;

    GateLooks(ReleaseSite site, ObjectRef deployment, GateState begin) {
        this.site = site;
        this.deployment = deployment;
        this.state = begin;
    }

    Judgement look(Instant now) throws IOException {
        site.concernedWith(deployment);
        Snapshot snapshot = site.workloads(deployment);
        Judgement before = last;
        if (before != null && snapshot == seen && now.isBefore(before.nextLook())) {
            // somebody looks for the sake of the locks: of ten thousand that wait, each would be judged for nothing
            return before.quiet();
        }
        Judgement judgement = Gate.judge(state, snapshot, now);
        judgement.events().forEach(site.report());
        state = judgement.next();
        if (judgement.verdict() == Verdict.WAITING && !judgement.ask().isEmpty()) {
            site.pods(deployment).ask(judgement.ask(), now);
        }
        seen = snapshot;
        last = judgement;
        return judgement;
    }
}
