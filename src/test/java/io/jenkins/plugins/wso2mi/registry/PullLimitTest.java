package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pulls are left, as Docker Hub says it. */
class PullLimitTest {
    private final List<String> notices = new ArrayList<>();

    private Repository repository(ScriptedRegistry server) {
        RegistryAccess access = new RegistryAccess(
                        false, CredentialStore.NONE, new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(5)))
                .telling(notices::add);
        return new Registries(access).readable(ImageReference.parse(server.host() + "/library/ubuntu", "test"));
    }

    private static void limit(HttpExchange exchange, String limit, String remaining) {
        exchange.getResponseHeaders().set("RateLimit-Limit", limit);
        exchange.getResponseHeaders().set("RateLimit-Remaining", remaining);
        exchange.getResponseHeaders().set("Docker-RateLimit-Source", "203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource({
        "100;w=21600, 9;w=21600, 9 of the 100 pulls that it allows in 6h to 203.0.113.7 are left",
        "5000;w=86400, 499;w=86400, 499 of the 5000 pulls that it allows in 24h to 203.0.113.7 are left",
        "40;w=5400, 3;w=5400, 3 of the 40 pulls that it allows in 1h 30m to 203.0.113.7 are left"
    })
    void shouldTellOnceWhenFewPullsAreLeft(String allowed, String left, String sentence) throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            limit(exchange, allowed, left);
            ScriptedRegistry.answer(exchange, 200, "{}");
        })) {
            Repository repository = repository(server);
            repository.document("1");
            repository.document("2");
            assertThat(notices)
                    .containsExactly(server.host() + ": " + sentence
                            + "; log in for a higher limit, or pull through a mirror of your own");
        }
    }

    @Test
    void shouldSayWhenMoreAreAllowedIfTheRegistryTells() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            limit(exchange, "10;w=3600", "1;w=3600");
            exchange.getResponseHeaders().set("RateLimit-Reset", "1260");
            ScriptedRegistry.answer(exchange, 200, "{}");
        })) {
            repository(server).document("1");
            assertThat(notices).singleElement().asString().contains("are left, more in 21m;");
        }
    }

    @ParameterizedTest
    @CsvSource({"100;w=21600, 10;w=21600", "200;w=21600, 150;w=21600", "600, 5", "'', ''", "100;w=21600, x"})
    void shouldSayNothingWhileManyAreLeftOrNoneAreCounted(String allowed, String left) throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            limit(exchange, allowed, left);
            ScriptedRegistry.answer(exchange, 200, "{}");
        })) {
            repository(server).document("1");
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void shouldNameTheLimitAndNotAskAgainWhenItIsUsedUp() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            limit(exchange, "100;w=21600", "0;w=21600");
            ScriptedRegistry.answer(
                    exchange,
                    429,
                    "{\"errors\":[{\"code\":\"TOOMANYREQUESTS\",\"message\":\"You have reached a limit\"}]}");
        })) {
            assertThatThrownBy(() -> repository(server).document("24.04"))
                    .hasMessage("cannot read the manifest of " + server.host()
                            + "/library/ubuntu:24.04: 429 TOOMANYREQUESTS You have reached a limit; "
                            + server.host() + ": 0 of the 100 pulls that it allows in 6h to 203.0.113.7 are left; "
                            + server.host() + " limits how often it is asked: wait, or log in for a higher limit, or "
                            + "pull through a mirror of your own");
            assertThat(server.lines()).hasSize(1);
            assertThat(notices).isEmpty();
        }
    }

    @Test
    void shouldCallDockerHubByItsName() {
        assertThat(PullLimitNotice.name(URI.create("https://registry-1.docker.io")))
                .isEqualTo("Docker Hub");
    }
}
