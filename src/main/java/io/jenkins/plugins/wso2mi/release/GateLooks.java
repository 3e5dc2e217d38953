package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import java.io.IOException;
import java.time.Instant;

/** The looks of one gate: tells what is new, and asks pods what it wants to know. */
final class GateLooks {
    private final ReleaseSite site;
    private final ObjectRef deployment;
    private GateState state;

    GateLooks(ReleaseSite site, ObjectRef deployment, GateState begin) {
        this.site = site;
        this.deployment = deployment;
        this.state = begin;
    }

    Judgement look(Instant now) throws IOException {
        site.concernedWith(deployment);
        Judgement judgement = Gate.judge(state, site.workloads(deployment), now);
        judgement.events().forEach(site.report());
        if (judgement.verdict() == Verdict.WAITING && !judgement.ask().isEmpty()) {
            site.pods(deployment).ask(judgement.ask(), now);
        }
        state = judgement.next();
        return judgement;
    }
}
