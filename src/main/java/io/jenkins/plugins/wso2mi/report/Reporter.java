package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Where a verb says what happens; stamps events with the time. Safe for use by several threads if the sink is. */
public final class Reporter implements Consumer<Event> {
    private final Consumer<Event> sink;
    private final Clock clock;

    /** Reports to a sink by a clock. */
    public Reporter(Consumer<Event> sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** A reporter that says nothing. */
    public static Reporter silent() {
        return new Reporter(e -> {}, Clock.systemUTC());
    }

    public Instant now() {
        return clock.instant();
    }

    @Override
    public void accept(Event event) {
        sink.accept(event);
    }

    /** A new part of the work begins. */
    public void phase(String title) {
        accept(new Event.Phase(now(), title));
    }

    /** Something outside is being changed. */
    public void command(String sentence) {
        accept(new Event.Command(now(), sentence, false));
    }

    /** Something outside would be changed. */
    public void dryRun(String sentence) {
        accept(new Event.Command(now(), sentence, true));
    }

    /** Something worth a line. */
    public void notice(String text) {
        accept(new Event.Notice(now(), text));
    }

    /** A problem was found. */
    public void problem(Problem problem) {
        accept(new Event.Trouble(now(), problem));
    }

    /** A thing was made or read. */
    public void item(String kind, String sentence, Map<String, Object> facts) {
        accept(new Event.Item(now(), kind, sentence, facts));
    }

    /** The verb ended. */
    public void result(String verb, Outcome outcome, String sentence, Map<String, Object> facts) {
        accept(new Event.Result(now(), verb, outcome, sentence, facts));
    }
}
