package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterWindowTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");

    private final CounterWindow window = new CounterWindow(Duration.ofSeconds(60));

    private static CounterWindow.Page page(String pod, Instant created, double requests, double errors) {
        return new CounterWindow.Page(pod, created, Map.of("Api", new Counts(requests, errors)));
    }

    private void look(int second, CounterWindow.Page... pages) {
        window.add(List.of(pages), TEN.plusSeconds(second));
    }

    @Test
    void shouldCountNothingThatWasThereBeforeTheFirstLook() {
        look(0, page("old", TEN.minusSeconds(9_000), 1_000, 500));

        assertThat(window.grown()).isEmpty();

        look(10, page("old", TEN.minusSeconds(9_000), 1_100, 501));
        assertThat(window.grown()).containsOnly(Map.entry("Api", new Counts(100, 1)));
    }

    @Test
    void shouldForgetWhatIsOlderThanTheWindow() {
        look(0, page("old", null, 0, 0));
        look(30, page("old", null, 100, 100));
        look(60, page("old", null, 150, 100));
        assertThat(window.grown()).containsEntry("Api", new Counts(150, 100));

        look(90, page("old", null, 160, 100));
        assertThat(window.grown()).containsEntry("Api", new Counts(60, 0));
    }

    @Test
    void shouldKeepTheLastLookHoweverShortTheWindow() {
        look(0, page("old", null, 0, 0));
        look(300, page("old", null, 10, 2));

        assertThat(window.grown()).containsEntry("Api", new Counts(10, 2));
    }

    @Test
    void shouldCountAllOfAPodThatWasMadeSince() {
        look(0, page("old", TEN.minusSeconds(100), 1_000, 0));
        look(10, page("old", TEN.minusSeconds(100), 1_000, 0), page("new", TEN.plusSeconds(3), 20, 6));

        assertThat(window.grown()).containsEntry("Api", new Counts(20, 6));
    }

    @Test
    void shouldNotCountThePastOfAPodThatDidNotAnswerBefore() {
        look(0, page("one", TEN.minusSeconds(100), 10, 0));
        look(10, page("one", TEN.minusSeconds(100), 10, 0), page("two", TEN.minusSeconds(100), 1_000, 900));

        assertThat(window.grown()).containsEntry("Api", new Counts(0, 0));
    }

    @Test
    void shouldCountOnFromNothingWhereAContainerBeganAnew() {
        look(0, page("pod", null, 1_000, 10));
        look(10, page("pod", null, 40, 5));

        assertThat(window.grown()).containsEntry("Api", new Counts(40, 5));
    }

    @Test
    void shouldCountAServiceThatIsCalledForTheFirstTime() {
        look(0, new CounterWindow.Page("pod", null, Map.of()));
        look(10, page("pod", null, 7, 7));

        assertThat(window.grown()).containsEntry("Api", new Counts(7, 7));
    }
}
