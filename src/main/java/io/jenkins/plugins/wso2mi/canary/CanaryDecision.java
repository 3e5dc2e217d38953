package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.Question;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a canary does after a look.
 *
 * @param next the state to save before any command
 * @param gate what the gate remembers; null to begin anew
 * @param commands what to do, in order
 * @param events what to tell
 * @param ask what to ask pods
 * @param ended whether this was the last look
 * @param nextLook when to look again even if nothing changes
 */
public record CanaryDecision(
        CanaryState next,
        @Nullable GateState gate,
        List<CanaryCommand> commands,
        List<Event> events,
        List<Question> ask,
        boolean ended,
        Instant nextLook) {
    public CanaryDecision {
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        ask = List.copyOf(ask);
    }

    /** The same with a next look that is no later than that. */
    CanaryDecision noLaterThan(Instant time) {
        return nextLook.isBefore(time) ? this : new CanaryDecision(next, gate, commands, events, ask, ended, time);
    }
}
