package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuorumTest {
    @ParameterizedTest
    @CsvSource({
        "1, 4, 4, 1",
        "2, 4, 4, 2",
        "50%, 4, 4, 2",
        "50%, 5, 5, 3",
        "1%, 4, 4, 1",
        "100%, 4, 4, 4",
        "2, 4, 1, 1",
        "100%, 4, 2, 2",
        "3, 4, 0, 1"
    })
    void shouldCountPodsButNeverMoreThanThereAre(String text, int wanted, int existing, int pods) {
        assertThat(Quorum.parse(text, "--quorum").of(wanted, existing)).isEqualTo(pods);
        assertThat(Quorum.parse(text, "--quorum").words()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0%", "101%", "half", "1.5", "%", "", "12345"})
    void shouldRefuseWhatIsNoNumberOfPods(String text) {
        assertThatThrownBy(() -> Quorum.parse(text, "--quorum"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--quorum");
    }

    @Test
    void shouldTakeOnePodAsUsual() {
        assertThat(Quorum.ONE.of(10, 10)).isEqualTo(1);
    }
}
