package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
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

    @Test
    void shouldCarryItsProblemsFromOneJvmToAnother() throws IOException, ClassNotFoundException {
        RefusedException refused = new RefusedException("web.yaml:3", "unknown field", "correct it");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(refused);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(((RefusedException) in.readObject()).problems()).isEqualTo(refused.problems());
        }
    }
}
