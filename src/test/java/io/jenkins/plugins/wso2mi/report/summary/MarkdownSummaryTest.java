package io.jenkins.plugins.wso2mi.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Golden;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {
    @Test
    void shouldTellVerdictStepsAndGatesWhenACanaryIsPromoted() {
        Golden.assertSame("promoted.md", summary(RecordedEvents.promoted()));
    }

    @Test
    void shouldTellWhyWhenAGateRefuses() {
        Golden.assertSame("refused.md", summary(RecordedEvents.refused()));
    }

    @Test
    void shouldTellApprovalAndMeasurementsWhenARouteSplitsTheTraffic() {
        Golden.assertSame("routed.md", summary(RecordedEvents.routed()));
    }

    @Test
    void shouldNeitherLinkNorEmbedNorBreakATableWhenTextIsHostile() {
        String hostile = "![x](http://evil/p.png) [l](http://evil) `c` <img src=x> | a_b _i_ **b** # h\n## forged";

        String told = summary(List.of(
                new Event.Phase(RecordedEvents.START, hostile),
                new Event.Gate(RecordedEvents.START, hostile, "refused", hostile),
                new Event.Evidence(RecordedEvents.START, hostile, hostile, hostile, List.of()),
                new Event.Result(RecordedEvents.at(1), "deploy", Outcome.FAILED, hostile, Map.of("release", hostile))));

        assertThat(told).doesNotContainPattern("(?<!\\\\)[\\[\\]`]").doesNotContain("<img");
        assertThat(told.lines().filter(line -> line.startsWith("#"))).hasSize(1);
        assertThat(told).contains("a_b \\_i\\_");
        assertThat(told.lines().filter(line -> line.startsWith("|")))
                .allSatisfy(line -> assertThat(line.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSizeLessThanOrEqualTo(7));
    }

    @Test
    void shouldStaySmallWhenThereAreThousandsOfEvents() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            events.add(new Event.Phase(RecordedEvents.at(i), "phase " + i));
            events.add(new Event.Gate(RecordedEvents.at(i), "gate " + i, "passed", "x".repeat(2000)));
            events.add(new Event.Traffic(RecordedEvents.at(i), "web", i % 100, i % 100, 1, 1));
        }

        assertThat(summary(events).length()).as("GitHub takes 1 MiB").isLessThan(300_000);
    }

    private static String summary(List<Event> events) {
        return MarkdownSummary.of(new ReleaseSummary(events));
    }
}
