package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.List;

/**
 * What a gate says after a look.
 *
 * @param next what to remember for the next look
 * @param verdict whether to go on waiting
 * @param sentence the verdict in words
 * @param causes what stands in the way, worst first
 * @param events what to tell
 * @param ask what to ask pods before the next look
 * @param nextLook when to look again even if nothing changes
 */
public record Judgement(
        GateState next,
        Verdict verdict,
        String sentence,
        List<Cause> causes,
        List<Event> events,
        List<Question> ask,
        Instant nextLook) {
    public Judgement {
        causes = List.copyOf(causes);
        events = List.copyOf(events);
        ask = List.copyOf(ask);
    }

    /** The same, to be looked at again by then. */
    Judgement until(Instant latest) {
        return latest.isBefore(nextLook) ? new Judgement(next, verdict, sentence, causes, events, ask, latest) : this;
    }

    /** The same, with nothing more to tell and to ask. */
    Judgement quiet() {
        return new Judgement(next, verdict, sentence, causes, List.of(), List.of(), nextLook);
    }

    /** What can be said of a rollout. */
    public enum Verdict {
        /** It is on its way. */
        WAITING,
        /** It is complete. */
        PASSED,
        /** It will not complete. */
        REFUSED,
        /** The time is over. */
        TIMED_OUT,
        /** Somebody else has changed or deleted the Deployment meanwhile. */
        SUPERSEDED
    }
}
