package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {
    @Test
    void shouldReadParametersWithCommasInThem() {
        String header =
                "Bearer realm=\"https://auth.example/token\",service=\"r\\\"x\",scope=\"repository:a:pull,push\"";

        assertThat(Challenge.find(List.of(header), "bearer"))
                .get()
                .extracting(Challenge::parameters)
                .isEqualTo(Map.of(
                        "realm", "https://auth.example/token", "service", "r\"x", "scope", "repository:a:pull,push"));
    }

    @Test
    void shouldFindOneAmongSeveral() {
        List<String> headers = List.of("Negotiate", "Basic realm=\"bearer x\", Bearer realm=http://h/t");

        assertThat(Challenge.find(headers, "basic")).isPresent();
        assertThat(Challenge.find(headers, "digest")).isEmpty();
        assertThat(Challenge.find(headers, "bearer"))
                .get()
                .extracting(c -> c.parameter("realm"))
                .isEqualTo("http://h/t");
        assertThat(Challenge.find(List.of("Basic"), "basic"))
                .get()
                .extracting(c -> c.parameter("realm"))
                .isEqualTo("");
    }
}
