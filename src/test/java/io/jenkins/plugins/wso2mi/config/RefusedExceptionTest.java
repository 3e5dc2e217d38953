package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedExceptionTest {
    @Test
    void shouldSayOneErrorInOneLine() {
        RefusedException refused = new RefusedException("--image", "'web' names no container", "write CONTAINER=REF");

        assertThat(refused).hasMessage("--image: 'web' names no container; write CONTAINER=REF");
        assertThat(refused.problems())
                .containsExactly(Problem.error("--image", "'web' names no container", "write CONTAINER=REF"));
    }

    @Test
    void shouldKeepTheProblemsItWasGiven() {
        List<Problem> given = new ArrayList<>(List.of(Problem.error("a", "b", "c")));
        RefusedException refused = new RefusedException(given);
        given.clear();

        assertThat(refused.problems()).hasSize(1);
        assertThatThrownBy(() -> refused.problems().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
