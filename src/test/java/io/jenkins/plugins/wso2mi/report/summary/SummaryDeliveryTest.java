package io.jenkins.plugins.wso2mi.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryDeliveryTest {
    private final List<Event> passed = new ArrayList<>();
    private final List<ReleaseSummary> taken = new ArrayList<>();

    @Test
    void shouldHandOverTheWholeBeforeTheResultGoesOn() {
        List<Integer> passedBefore = new ArrayList<>();
        deliver(sink(summary -> {
            taken.add(summary);
            passedBefore.add(passed.size());
        }));

        assertThat(passed).isEqualTo(RecordedEvents.promoted());
        assertThat(taken).singleElement().satisfies(s -> assertThat(s.events()).isEqualTo(passed));
        assertThat(passedBefore).containsExactly(passed.size() - 1);
    }

    @Test
    void shouldWarnAndGoOnWhenASinkFails() {
        deliver(
                sink(summary -> {
                    throw new IOException("answered 503");
                }),
                sink(taken::add));

        assertThat(taken).hasSize(1);
        assertThat(passed.get(passed.size() - 1)).isInstanceOf(Event.Result.class);
        assertThat(passed.get(passed.size() - 2)).isInstanceOfSatisfying(Event.Trouble.class, e -> {
            assertThat(e.problem().isError()).isFalse();
            assertThat(e.problem().sentence()).startsWith("somewhere: answered 503");
        });
    }

    @Test
    void shouldDeliverAndStayInterruptedWhenTheReleaseWasInterrupted() {
        List<Boolean> interrupted = new ArrayList<>();
        Thread.currentThread().interrupt();
        deliver(sink(summary -> interrupted.add(Thread.currentThread().isInterrupted())));

        assertThat(interrupted).containsExactly(false);
        assertThat(Thread.interrupted()).isTrue();
    }

    private void deliver(SummarySink... sinks) {
        SummaryDelivery delivery = new SummaryDelivery(passed::add, List.of(sinks));
        RecordedEvents.promoted().forEach(delivery);
    }

    private interface Taking {
        void take(ReleaseSummary summary) throws IOException;
    }

    private static SummarySink sink(Taking taking) {
        return new SummarySink() {
            @Override
            public String where() {
                return "somewhere";
            }

            @Override
            public void take(ReleaseSummary summary) throws IOException {
                taking.take(summary);
            }
        };
    }
}
