package io.jenkins.plugins.wso2mi.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.management.PodComparison.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodComparisonTest {
    private static Entry logger(String name, String level) {
        return new Entry(name, Map.of("level", level));
    }

    @Test
    void shouldTellOnceWhatAllPodsSayAndBesideItWhatOnlySomeSay() {
        PodComparison comparison = PodComparison.of(List.of(
                PodAnswer.told("a", List.of(logger("root", "INFO"), logger("synapse", "INFO"))),
                PodAnswer.told("b", List.of(logger("root", "INFO"), logger("synapse", "DEBUG"))),
                PodAnswer.told("c", List.of(logger("root", "INFO"), logger("wire", "OFF")))));

        assertThat(comparison.rows())
                .containsExactly(
                        new Row(logger("root", "INFO"), List.of("a", "b", "c")),
                        new Row(logger("synapse", "INFO"), List.of("a")),
                        new Row(logger("synapse", "DEBUG"), List.of("b")),
                        new Row(logger("wire", "OFF"), List.of("c")));
        assertThat(comparison.differing()).containsExactly("synapse", "wire");
        assertThat(comparison.names()).isEqualTo(3);
    }

    @Test
    void shouldNotCountPodsThatSaidNothing() {
        PodComparison comparison = PodComparison.of(List.of(
                PodAnswer.told("a", List.of(logger("root", "INFO"))), PodAnswer.untold("b", "nobody answers", "")));

        assertThat(comparison.told()).isEqualTo(1);
        assertThat(comparison.rows()).allMatch(comparison::isCommon);
    }
}
