package io.jenkins.plugins.wso2mi.release.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.release.matrix.Recording.Seen;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The matrix without a cluster: the rule over what it saw when the situations were played on a real node. */
class RecordedSituationsTest {
    private static List<Situation> gated() {
        return Situation.chosen().stream()
                .filter(s -> !s.verdict().equals("not-touched"))
                .toList();
    }

    @Test
    void shouldHaveEachSituationThatComesToAGate() {
        assertThat(gated()).hasSizeGreaterThan(70).allSatisfy(s -> assertThat(Recording.read(s.name()))
                .as(s.name())
                .isNotNull());
    }

    @TestFactory
    Stream<DynamicTest> shouldJudgeWhatWasSeenAsOnTheNode() {
        return gated().stream().map(s -> DynamicTest.dynamicTest(s.name(), () -> judge(s)));
    }

    private static void judge(Situation situation) {
        Recording recording = Objects.requireNonNull(Recording.read(situation.name()));
        Replay replay = recording.replay();
        String sentence = replay.judgement().sentence();
        assertThat(replay.judgement().verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .as(sentence)
                .isEqualTo(situation.verdict());
        List<Seen> seen = recording.seen();
        assertThat(replay.last().at())
                .as("judged no earlier")
                .isEqualTo(seen.get(seen.size() - 1).at());
        assertThat(situation.texts("words"))
                .allSatisfy(w -> assertThat(sentence).contains(w));
        assertThat(situation.texts("told"))
                .allSatisfy(w -> assertThat(replay.told()).contains(w));
    }
}
