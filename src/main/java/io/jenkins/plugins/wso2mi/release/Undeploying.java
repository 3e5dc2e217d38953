package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Removes objects until all are gone or the time is over. */
final class Undeploying implements Stage {
    private final Removal removal;
    private final int count;
    private final Instant deadline;

    Undeploying(ReleaseSite site, List<ObjectRef> going, int count, Instant deadline) {
        this.removal = new Removal(site, going);
        this.count = count;
        this.deadline = deadline;
    }

    /** Goes on from what {@link #state} told. */
    static Undeploying of(ReleaseSite site, Map<String, Object> fields) {
        return new Undeploying(
                site,
                StateJson.refs(fields, "going"),
                KubernetesObject.number(fields, "count", 0),
                Instant.parse(KubernetesObject.text(fields, "deadline")));
    }

    @Override
    public Step look(Instant now) throws IOException {
        Optional<Instant> next = removal.look(now);
        if (next.isEmpty()) {
            return new Step.End(new ReleaseResult(Outcome.DONE, "", "none", count + " objects are gone"));
        }
        if (now.isAfter(deadline)) {
            return new Step.End(new ReleaseResult(
                    Outcome.TIMED_OUT,
                    "",
                    "left",
                    removal.present().words() + " is still there; something holds it (see its finalizers)"));
        }
        return new Step.Wait(next.get());
    }

    @Override
    public Step interrupt(Instant now) {
        return new Step.End(left(Outcome.INTERRUPTED, "interrupted"));
    }

    @Override
    public Step fail(String why, Instant now) {
        return new Step.End(left(Outcome.FAILED, why));
    }

    @Override
    public ReleaseResult leave(String why) {
        return left(Outcome.INTERRUPTED, why);
    }

    private ReleaseResult left(Outcome outcome, String why) {
        List<String> words = removal.left().stream().map(ObjectRef::words).toList();
        return new ReleaseResult(outcome, "", "left", why + "; not gone yet: " + String.join(", ", words));
    }

    @Override
    public Map<String, Object> state() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("going", StateJson.fields(removal.left()));
        fields.put("count", count);
        fields.put("deadline", deadline.toString());
        return fields;
    }
}
