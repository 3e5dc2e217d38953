package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.EventReader;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.TextLog;
import io.jenkins.plugins.wso2mi.report.summary.SummaryDelivery;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import io.jenkins.plugins.wso2mi.report.telemetry.TelemetryVariables;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells of a release that has ended, from what was recorded of it, to whom the variables of a build name. */
public final class Telemetry {
    private static final Set<String> VERBS = Set.of("deploy", "canary", "rollback");

    private Telemetry() {}

    /** Whether such a release is told of: what changed nothing is not. */
    public static boolean isOf(ReleaseOrder order) {
        return VERBS.contains(order.verb()) && !order.is("dryRun");
    }

    /**
     * Sends it, by the calling thread: once, without a second try.
     *
     * @param lines events as JSON lines, with secrets hidden; without a result nothing is sent
     * @param environment the variables; see {@link TelemetryVariables}
     * @return what could not be sent, as whole lines for a log; empty if there is nothing to say
     */
    public static String send(List<String> lines, Map<String, String> environment) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        TextLog log = new TextLog(new PrintStream(text, true, StandardCharsets.UTF_8), ZoneId.systemDefault());
        try {
            List<SummarySink> sinks = TelemetryVariables.sinks(environment);
            List<Event> recorded = sinks.isEmpty() ? List.of() : EventReader.read(lines);
            SummaryDelivery delivery = new SummaryDelivery(
                    event -> {
                        if (!recorded.contains(event)) {
                            log.accept(event);
                        }
                    },
                    sinks);
            recorded.forEach(delivery);
        } catch (RefusedException e) {
            Reporter report = new Reporter(log, Clock.systemUTC());
            e.problems().forEach(p -> report.problem(Problem.warning(p.where(), p.what(), p.fix())));
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
