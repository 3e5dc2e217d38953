package io.jenkins.plugins.wso2mi.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasedTest {
    private final List<Event> events = new ArrayList<>();

    @Test
    void shouldCountOldAndNewWhenPodsAreRolled() {
        progress("web", 0, 3);
        progress("web", 2, 1);

        assertThat(pods()).containsExactly("old 3 new 0", "old 1 new 2");
    }

    @Test
    void shouldCountTheCanaryAsNewWhenItStandsBesideTheStableOne() {
        traffic(4, 0);
        progress("web-canary", 1, 0);
        traffic(4, 1);

        assertThat(pods()).containsExactly("old 4 new 0", "old 4 new 1");
    }

    @Test
    void shouldBelieveTheTrafficAloneWhenTheCanaryIsPromoted() {
        traffic(4, 1);
        progress("web", 3, 1);
        traffic(1, 4);
        progress("web", 4, 0);
        traffic(0, 5);

        assertThat(pods()).containsExactly("old 4 new 1", "old 1 new 4", "old 0 new 5");
    }

    @Test
    void shouldListCanariesFirstAndNotApartFromTheirApplication() {
        progress("billing", 1, 0);
        progress("web-canary", 1, 0);
        traffic(4, 1);

        assertThat(Recording.of(events, List.of()).released())
                .extracting(Released::name)
                .containsExactly("web", "billing");
    }

    private List<String> pods() {
        return Released.of("web", Recording.of(events, List.of())).pods().stream()
                .map(p -> "old " + p.old() + " new " + p.fresh())
                .toList();
    }

    private void progress(String workload, int ready, int old) {
        events.add(new Event.Progress(RecordedEvents.at(events.size()), workload, 4, ready, ready, old, ""));
    }

    private void traffic(int stable, int canary) {
        events.add(new Event.Traffic(RecordedEvents.at(events.size()), "web", 10, 10, stable, canary));
    }
}
