package io.jenkins.plugins.wso2mi.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Golden;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.RecordedEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TimelineTest {
    private static final Instant START = RecordedEvents.START;

    @Test
    void shouldDrawStaircasePodsGatesAndLoadWhenACanaryIsPromoted() {
        Golden.assertSame("promoted.svg", picture(RecordedEvents.promoted(), load(90, s -> 0)));
    }

    @Test
    void shouldDrawTheRefusalWhenAGateRefuses() {
        Golden.assertSame("refused.svg", picture(RecordedEvents.refused(), List.of()));
    }

    @Test
    void shouldDrawTestersApprovalMeasurementsAndTheWayBackWhenARouteSplitsTheTraffic() {
        Golden.assertSame("routed.svg", picture(RecordedEvents.routed(), List.of()));
    }

    @Test
    void shouldTellWhatItShowsWhenThePictureIsHeard() {
        String heard = Drawing.of(picture(RecordedEvents.routed(), List.of()))
                .getElementsByTagName("desc")
                .item(0)
                .getTextContent();

        assertThat(heard)
                .startsWith("gate refused, ")
                .contains("weights of appointments: 0%, 20%, 0%")
                .contains("gate approval passed", "gate analysis refused")
                .contains("gate errors measured 6 good, 3 failed, 0 inconclusive");
    }

    @Test
    void shouldCloseAnApprovalThatNobodyGaveWhenTheCanaryGoesAnotherWay() {
        List<Event> events = new ArrayList<>(RecordedEvents.routed().subList(0, 9));
        events.add(new Event.Phase(RecordedEvents.at(40), "abort the canary"));
        events.add(new Event.Notice(RecordedEvents.at(80), "later"));

        assertThat(picture(events, List.of())).contains("<title>waits for approval, 9.9s</title>");
    }

    @Test
    void shouldKeepEveryFailureAndItsLimitWhenAnHourHasAThousandMeasurements() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 3600; i += 10) {
            events.add(new Event.Traffic(START.plusSeconds(i), "web", i / 360 * 10, i / 360 * 10 + i % 3, 20, i / 180));
            for (String gate : List.of("errors", "latency", "health")) {
                events.add(measurement(i, gate, i == 1800 ? "failed" : "good", i == 1800 ? 300 : i * 7 % 13));
            }
        }

        String svg = picture(events, load(3600, s -> 0));

        assertThat(svg.length()).isLessThan(100_000);
        assertThat(Drawing.texts(svg)).contains("359 good", "1 failed", "500");
        assertThat(svg.split("<path class=\"no r\"", -1))
                .as("in each panel one in the legend, and one for the failure")
                .hasSize(7);
    }

    @Test
    void shouldDrawMarksAloneWhenAGateTellsNoNumber() {
        Event silent = new Event.Gate(START, "health", "waiting", "no answer", "inconclusive", Map.of());

        assertThat(Drawing.texts(picture(List.of(silent), List.of()))).contains("Gate health", "1 inconclusive");
    }

    @Test
    void shouldSayThatItRunsWhenThereIsNoResultYet() {
        List<Event> begun = RecordedEvents.promoted().subList(0, 10);

        assertThat(Drawing.texts(picture(begun, List.of()))).contains("running");
    }

    @Test
    void shouldDrawAHeadingWhenNothingHappenedYet() {
        assertThat(Drawing.texts(picture(List.of(), List.of()))).contains("nothing has happened yet");
    }

    @Test
    void shouldEndAPhaseWhenItsVerbEnds() {
        assertThat(Drawing.texts(picture(RecordedEvents.all(), List.of())))
                .contains("Promote · 29s", "Canary · 9.3s", "Take back · 2.7s");
    }

    @Test
    void shouldBeTheSameWhenEventsOfDifferentTimesComeInAnotherOrder() {
        List<Event> shuffled = new ArrayList<>(RecordedEvents.promoted());
        Collections.reverse(shuffled);

        assertThat(picture(shuffled, List.of())).isEqualTo(picture(RecordedEvents.promoted(), List.of()));
    }

    @Test
    void shouldHoldNothingThatRunsOrIsFetchedWhenItIsShown() {
        Document drawn = Drawing.of(picture(RecordedEvents.all(), load(112, s -> 1)));

        assertThat(drawn.getDocumentElement().getAttribute("role")).isEqualTo("img");
        assertThat(Drawing.elements(drawn))
                .containsOnly("svg", "title", "desc", "style", "rect", "g", "path", "circle", "text");
        assertThat(Drawing.attributes(drawn))
                .doesNotContain("href", "xlink:href", "src", "style")
                .noneMatch(name -> name.startsWith("on"));
        assertThat(drawn.getElementsByTagName("style").item(0).getTextContent())
                .contains("prefers-color-scheme:dark")
                .doesNotContain("url(", "@import");
    }

    @Test
    void shouldCountEveryFailureWhenOnlyOneSecondOfHoursFailed() {
        String svg = picture(hours(), load(7 * 1800, s -> s == 9_000 ? 1 : 0));

        assertThat(Drawing.texts(svg)).contains("1 failed");
        assertThat(svg.split("<path class=\"fl\"", -1))
                .as("the mark in the legend, and that of the failure")
                .hasSize(3);
    }

    @Test
    void shouldLeaveOutRequestsWhenTheyWereMadeBeforeOrAfter() {
        List<LoadSample> samples = List.of(
                new LoadSample(START.minusSeconds(1), 60, 60),
                new LoadSample(START, 60, 0),
                new LoadSample(RecordedEvents.at(91), 60, 60));

        assertThat(Drawing.texts(picture(RecordedEvents.promoted(), samples))).contains("60 requests", "0 failed");
    }

    @Test
    void shouldStayUnderItsLimitWhenItTookHours() {
        List<Event> events = new ArrayList<>(hours());
        for (String name : List.of("a", "b", "c", "d")) {
            hours().forEach(e -> events.add(
                    e instanceof Event.Traffic t
                            ? new Event.Traffic(t.time(), name, t.weight(), t.share(), t.stableReady(), t.canaryReady())
                            : e));
        }

        String svg = picture(events, load(7 * 1800, s -> s % 2));

        assertThat(svg.length()).isLessThan(100_000);
        Drawing.of(svg);
    }

    @Test
    void shouldSayHowManyAreLeftOutWhenMoreAreReleasedThanCanBeShown() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(new Event.Progress(RecordedEvents.at(i), "web-" + i, 1, 1, 1, 0, ""));
        }

        List<String> texts = Drawing.texts(picture(events, List.of()));

        assertThat(texts).filteredOn(t -> t.startsWith("Ready pods of")).hasSize(3);
        assertThat(texts).anyMatch(t -> t.endsWith("2 more released, which are not shown"));
    }

    @Test
    void shouldReadBackWhenTextsHoldMarkupAndWhatXmlCannotHold() {
        Timeline timeline = new Timeline("a<b> & \"c\" ]]>&lt; \uD83D\uDE00 \uD83D \uFFFE");
        timeline.accept(new Event.Phase(START, "d<e> & f"));

        assertThat(Drawing.texts(timeline.svg()))
                .contains("a<b> & \"c\" ]]>&lt; \uD83D\uDE00 \uFFFD \uFFFD", "d<e> & f · 1s");
    }

    @Property(tries = 100)
    void shouldBeWellFormedWhateverTheTextsSay(@ForAll String text) {
        Timeline timeline = new Timeline(text);
        timeline.accept(new Event.Phase(START, text));
        timeline.accept(new Event.Progress(RecordedEvents.at(1), text, 1, 1, 0, 1, text));
        timeline.accept(new Event.Traffic(RecordedEvents.at(2), text, 10, 20, 1, 1));
        timeline.accept(new Event.Gate(RecordedEvents.at(3), text, "refused", text));
        timeline.accept(new Event.Gate(RecordedEvents.at(3.1), text, text, text));
        timeline.accept(new Event.Result(RecordedEvents.at(4), text, Outcome.FAILED, text, Map.of()));

        Drawing.of(timeline.svg());
    }

    private static Event measurement(int second, String gate, String result, double value) {
        return new Event.Gate(
                START.plusSeconds(second),
                gate,
                "passed",
                "",
                result,
                Map.of("canaryMedian", value, "stableMedian", 5.0));
    }

    private static List<Event> hours() {
        List<Event> events = new ArrayList<>();
        for (int second = 0; second < 7 * 1800; second++) {
            Instant now = START.plusSeconds(second);
            int weight = second / 1800 * 15;
            events.add(new Event.Traffic(now, "web", weight, weight + second % 7, 20, second % 20));
            if (second % 60 == 0) {
                events.add(new Event.Gate(now, "availability", second % 120 == 0 ? "waiting" : "passed", "99.9 %"));
                events.add(new Event.Phase(now, "Minute " + second / 60 + " of a long name that goes on and on"));
            }
        }
        return events;
    }

    private static List<LoadSample> load(int seconds, IntUnaryOperator failed) {
        return IntStream.range(0, seconds)
                .mapToObj(s -> new LoadSample(START.plusSeconds(s), 60 + s * 7 % 5, failed.applyAsInt(s)))
                .toList();
    }

    private static String picture(List<Event> events, List<LoadSample> load) {
        Timeline timeline = new Timeline("Canary of clinic/appointments");
        events.forEach(timeline);
        return timeline.withLoad(load).svg();
    }
}
