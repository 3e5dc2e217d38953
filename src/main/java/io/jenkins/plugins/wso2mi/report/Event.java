package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problem;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Something that happened; the one stream that log, JSON lines, terminal view and timeline are made from. */
public sealed interface Event {
    /** When it happened. */
    Instant time();

    /** A new part of the work begins. */
    record Phase(Instant time, String title) implements Event {
        public Phase {
            title = PlainText.oneLine(title);
        }
    }

    /**
     * Something outside was changed, or would be with {@code --dry-run}.
     *
     * @param sentence what is done to which object, such as {@code apply Deployment shop/web}
     */
    record Command(Instant time, String sentence, boolean dryRun) implements Event {
        public Command {
            sentence = PlainText.oneLine(sentence);
        }
    }

    /** Something worth a line. */
    record Notice(Instant time, String text) implements Event {
        public Notice {
            text = PlainText.oneLine(text);
        }
    }

    /** A problem was found. */
    record Trouble(Instant time, Problem problem) implements Event {}

    /**
     * Where a rollout stands.
     *
     * @param workload the Deployment's name
     * @param desired pods wanted
     * @param updated pods of the newest revision
     * @param ready of those, pods that are Ready
     * @param old pods of earlier revisions, ending ones included
     * @param message what it is waiting for, or why it goes on
     */
    record Progress(Instant time, String workload, int desired, int updated, int ready, int old, String message)
            implements Event {
        public Progress {
            message = PlainText.oneLine(message);
        }
    }

    /**
     * How the traffic of an application is shared.
     *
     * @param application name of the stable Deployment
     * @param weight percent that the plan asks for the new release
     * @param share percent that the new release really has
     * @param stableReady Ready pods of the version before
     * @param canaryReady Ready pods of the new release: the canary's, and promoted ones
     */
    record Traffic(Instant time, String application, int weight, int share, int stableReady, int canaryReady)
            implements Event {}

    /**
     * A gate spoke.
     *
     * @param gate its name, such as {@code rollout}
     * @param verdict {@code passed}, {@code refused} or {@code waiting}
     * @param result of a measurement: {@code good}, {@code failed} or {@code inconclusive}; empty where none was taken
     * @param values what was measured, by name, in the order of names; what is no finite number is left out
     */
    record Gate(Instant time, String gate, String verdict, String message, String result, Map<String, Double> values)
            implements Event {
        public Gate {
            message = PlainText.oneLine(message);
            SortedMap<String, Double> finite = new TreeMap<>(values);
            finite.values().removeIf(value -> !Double.isFinite(value));
            values = Collections.unmodifiableSortedMap(finite);
        }

        /** A gate that spoke without a measurement. */
        public Gate(Instant time, String gate, String verdict, String message) {
            this(time, gate, verdict, message, "", Map.of());
        }

        /** Whether it tells of a measurement; what the gate comes to in the end is told by another event. */
        public boolean isMeasured() {
            return !result.isEmpty();
        }
    }

    /**
     * Why an object fails, gathered before anything is rolled back.
     *
     * @param object such as {@code Pod shop/web-5d9c-x2x4z}
     * @param cause one sentence
     * @param advice what to do
     * @param details what supports it: events, last log lines, the probe's own words; cleaned, one line each
     */
    record Evidence(Instant time, String object, String cause, String advice, List<String> details) implements Event {
        public Evidence {
            cause = PlainText.oneLine(cause);
            advice = PlainText.oneLine(advice);
            details = List.copyOf(details.stream().map(PlainText::oneLine).toList());
        }
    }

    /**
     * A thing that was made or read, such as a carbon application or an image.
     *
     * @param kind {@code car}, {@code image}, {@code status} or {@code release}: the {@code type} of its JSON line
     * @param sentence one line for people
     * @param facts what machines read: strings, numbers, booleans, lists and maps of them, in the order to print
     */
    record Item(Instant time, String kind, String sentence, Map<String, Object> facts) implements Event {
        public Item {
            sentence = PlainText.oneLine(sentence);
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }

    /**
     * The end: always the last event of a verb.
     *
     * @param verb such as {@code deploy}
     * @param sentence the closing sentence for people
     * @param facts what machines read, as in {@link Item}
     */
    record Result(Instant time, String verb, Outcome outcome, String sentence, Map<String, Object> facts)
            implements Event {
        public Result {
            sentence = PlainText.oneLine(sentence);
            facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        }
    }
}
