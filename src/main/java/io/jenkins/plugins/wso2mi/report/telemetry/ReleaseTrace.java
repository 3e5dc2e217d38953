package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.summary.PhaseSpan;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A release as spans: one for the whole, and below it one for each phase with what happened in it. Attributes are
 * OpenTelemetry's own where its semantic conventions have one (deployment, k8s, error).
 */
final class ReleaseTrace {
    private final ReleaseSummary summary;
    private final Supplier<String> ids;
    private final List<Event> told;

    private ReleaseTrace(ReleaseSummary summary, Supplier<String> ids) {
        this.summary = summary;
        this.ids = ids;
        this.told = summary.events().stream()
                .filter(e -> e instanceof Event.Gate
                        || e instanceof Event.Evidence
                        || e instanceof Event.Command
                        || e instanceof Event.Traffic)
                .toList();
    }

    /**
     * Makes the spans.
     *
     * @param ids gives a new span id each time
     */
    static List<Span> of(ReleaseSummary summary, TraceContext context, Supplier<String> ids) {
        return new ReleaseTrace(summary, ids).spans(context);
    }

    private List<Span> spans(TraceContext context) {
        String root = ids.get();
        List<Span> spans = new ArrayList<>();
        List<Event> left = new ArrayList<>(told);
        for (PhaseSpan phase : summary.phases()) {
            List<Event> within = left.stream()
                    .filter(e -> isWithin(e.time(), phase, summary.end()))
                    .toList();
            left.removeAll(within);
            spans.add(Span.of(
                    ids.get(), root, phase.title(), phase.from(), phase.to(), Map.of(), within, failure(within)));
        }
        String name = summary.result().map(r -> "mictl " + r.verb()).orElse("mictl");
        spans.add(
                0,
                Span.of(
                        root,
                        context.parent(),
                        name,
                        summary.start(),
                        summary.end(),
                        attributes(),
                        left,
                        summary.isDone()
                                ? null
                                : summary.result().map(Event.Result::sentence).orElse("")));
        return spans;
    }

    private static boolean isWithin(Instant time, PhaseSpan phase, Instant end) {
        return !time.isBefore(phase.from())
                && (time.isBefore(phase.to()) || phase.to().equals(end));
    }

    /** A phase fails when a gate says no in it, or a cause is found. */
    private static @Nullable String failure(List<Event> within) {
        for (Event event : within) {
            if (event instanceof Event.Gate gate && gate.verdict().equals("refused")) {
                return gate.message();
            }
            if (event instanceof Event.Evidence evidence) {
                return evidence.cause();
            }
        }
        return null;
    }

    private Map<String, Object> attributes() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        Outcome outcome = summary.result().map(Event.Result::outcome).orElse(Outcome.FAILED);
        List<String> workloads = summary.workloads();
        attributes.put("deployment.name", String.join(", ", workloads));
        attributes.put("deployment.id", summary.fact("release"));
        attributes.put("deployment.status", summary.isDone() ? "succeeded" : "failed");
        if (workloads.size() == 1) {
            int slash = workloads.get(0).indexOf('/');
            attributes.put("k8s.namespace.name", workloads.get(0).substring(0, slash));
            attributes.put("k8s.deployment.name", workloads.get(0).substring(slash + 1));
        }
        if (!summary.isDone()) {
            attributes.put("error.type", outcome.word());
        }
        attributes.put("wso2_mi.outcome", outcome.word());
        attributes.put("wso2_mi.exit_code", outcome.exitCode());
        attributes.put("wso2_mi.aftermath", summary.fact("aftermath"));
        attributes.put(
                "wso2_mi.images",
                summary.images().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .toList());
        attributes.values().removeIf(value -> value.equals("") || value.equals(List.of()));
        return attributes;
    }
}
