package io.jenkins.plugins.wso2mi.testbed;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Keeps the events of a verb, to be asserted. */
public final class Recorder {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    public Reporter reporter() {
        return reporter(Clock.systemUTC());
    }

    /** One that goes by another clock. */
    public Reporter reporter(Clock clock) {
        return new Reporter(
                e -> {
                    events.add(e);
                    System.out.println("      " + e);
                },
                clock);
    }

    public List<Event> events() {
        return events;
    }

    public <E extends Event> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All sentences of commands, in order. */
    public List<String> commands() {
        return all(Event.Command.class).stream().map(Event.Command::sentence).toList();
    }

    /** Everything that evidence says. */
    public String evidence() {
        return all(Event.Evidence.class).stream().map(Event.Evidence::toString).collect(Collectors.joining("\n"));
    }
}
