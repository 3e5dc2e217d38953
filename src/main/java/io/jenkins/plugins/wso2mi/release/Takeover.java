package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the locks of what another JVM left, before anything goes on. */
final class Takeover implements Stage {
    private final ReleaseSite site;
    private final List<ObjectRef> locks;
    private final Stage next;
    private boolean interrupted;

    Takeover(ReleaseSite site, List<ObjectRef> locks, Stage next) {
        this.site = site;
        this.locks = List.copyOf(locks);
        this.next = next;
    }

    @Override
    public Step look(Instant now) throws IOException {
        for (ObjectRef deployment : locks) {
            Optional<String> other = site.tryLock(deployment);
            if (other.isPresent()) {
                return new Step.End(left(deployment.words() + " is being released by " + other.get()
                        + " meanwhile: nothing more is done"));
            }
        }
        return interrupted ? next.interrupt(now) : new Step.Next(next);
    }

    private ReleaseResult left(String sentence) {
        return new ReleaseResult(Outcome.FAILED, next.leave("").release(), "left", sentence);
    }

    @Override
    public Step interrupt(Instant now) {
        interrupted = true;
        return new Step.Next(this);
    }

    @Override
    public Step fail(String why, Instant now) {
        return new Step.End(left(why));
    }

    @Override
    public ReleaseResult leave(String why) {
        return left(why);
    }

    @Override
    public Map<String, Object> state() {
        return next.state();
    }
}
