package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ProbeAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultyApplicationsTest {
    private static List<String> in(int status, String body) {
        return FaultyApplications.in(new ProbeAnswer(START, status, body));
    }

    @Test
    void shouldNameEveryFaultyApplication() {
        String body =
                "{\"status\":\"not ready, faulty CAPPs detected\",\"Faulty CAPPs\":[\"a_1.0.0.car\",\"b_2.car\"]}";
        assertThat(in(500, body)).containsExactly("a_1.0.0.car", "b_2.car");
    }

    @Test
    void shouldMakeNamesSafeToPrint() {
        assertThat(in(500, "{\"Faulty CAPPs\":[\"a\\u001b[2J\\nDONE.car\"]}")).containsExactly("a DONE.car");
    }

    @Test
    void shouldNameNoneWhenTheServerIsReady() {
        assertThat(in(200, "{\"status\":\"ready\",\"Faulty CAPPs\":[\"a.car\"]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>500</html>",
                "{\"status\":\"not ready\"}",
                "{\"Faulty CAPPs\":[]}",
                "{\"Faulty CAPPs\":[\"cut.c",
                "null",
            })
    void shouldNameNoneWhenTheAnswerNamesNone(String body) {
        assertThat(in(500, body)).isEmpty();
    }
}
