package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-behaved registry seldom does: tokens, redirects, limits, lies. */
class RegistryProtocolTest {
    private static final Credentials ANN = new Credentials("ann", Secret.of("pa55"));
    private static final String BASIC = "Basic YW5uOnBhNTU=";
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(5));

    private static Registries registries(CredentialStore credentials) {
        return new Registries(new RegistryAccess(false, credentials, QUICK));
    }

    private static ImageReference name(ScriptedRegistry server, String name) {
        return ImageReference.parse(server.host() + "/" + name, "test");
    }

    static void found(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", MediaTypes.OCI_MANIFEST);
        exchange.getResponseHeaders()
                .set("Docker-Content-Digest", Digest.of("{}".getBytes(UTF_8)).toString());
        exchange.getResponseHeaders().set("Content-Length", "2");
        exchange.sendResponseHeaders(200, -1);
    }

    static void wantToken(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set(
                        "WWW-Authenticate",
                        "Bearer realm=\"http://" + exchange.getRequestHeaders().getFirst("Host")
                                + "/token?account=ci\",service=\"s x\",scope=\"repository:base:pull\"");
        ScriptedRegistry.answer(exchange, 401, "");
    }

    @Test
    void shouldAskForOneTokenForBothRepositories() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (exchange.getRequestURI().getPath().equals("/token")) {
                ScriptedRegistry.answer(exchange, 200, "{\"token\":\"t0ken\",\"expires_in\":300}");
            } else if ("Bearer t0ken".equals(authorization)) {
                found(exchange);
            } else {
                wantToken(exchange);
            }
        })) {
            Registries registries = registries(CredentialStore.only(server.host(), ANN));
            WritableRepository target = registries.writable(name(server, "app"));
            Repository base = registries.readable(name(server, "base"));

            assertThat(base.resolve("1")).isPresent();
            assertThat(target.resolve("1")).isPresent();

            assertThat(server.lines()).hasSize(4);
            assertThat(server.asked().get(1).authorization()).isEqualTo(BASIC);
            assertThat(parameters(server.lines().get(1)))
                    .containsExactlyInAnyOrder(
                            "account=ci",
                            "service=s+x",
                            "scope=repository%3Aapp%3Apull%2Cpush",
                            "scope=repository%3Abase%3Apull");
            assertThat(registries.traffic().requests()).isEqualTo(4);
        }
    }

    static Set<String> parameters(String line) {
        return new TreeSet<>(List.of(line.substring(line.indexOf('?') + 1).split("&")));
    }

    @Test
    void shouldRenewATokenThatIsNoLongerTaken() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (exchange.getRequestURI().getPath().equals("/token")) {
                ScriptedRegistry.answer(exchange, 200, "{\"access_token\":\"t" + tokens.incrementAndGet() + "\"}");
            } else if (("Bearer t" + (number > 3 ? 2 : 1)).equals(authorization)) {
                found(exchange);
            } else {
                wantToken(exchange);
            }
        })) {
            Repository base = registries(CredentialStore.NONE).readable(name(server, "base"));
            assertThat(base.resolve("1")).isPresent();
            assertThat(base.resolve("1")).isPresent();

            assertThat(tokens).hasValue(2);
            assertThat(server.lines()).hasSize(6);
        }
    }

    @Test
    void shouldSendCredentialsOnlyWhenAskedAndTellWhenTheyAreRefused() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
            ScriptedRegistry.answer(
                    exchange, 401, "{\"errors\":[{\"code\":\"UNAUTHORIZED\",\"message\":\"who \\u001b[31mare you\"}]}");
        })) {
            Repository base =
                    registries(CredentialStore.only(server.host(), ANN)).readable(name(server, "base"));

            assertThatThrownBy(() -> base.document("1"))
                    .isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.isDenied())
                            .isTrue())
                    .hasMessageContaining(
                            "read the manifest of " + server.host() + "/base:1: 401 UNAUTHORIZED who are you;")
                    .hasMessageNotContaining("pa55");
            assertThat(server.asked())
                    .extracting(ScriptedRegistry.Asked::authorization)
                    .containsExactly("", BASIC);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void shouldRenewCredentialsOnceThatARegistryNoLongerTakes(int status) throws Exception {
        AtomicInteger found = new AtomicInteger();
        AtomicInteger last = new AtomicInteger(1);
        CredentialStore renewed = new CredentialStore() {
            @Override
            public Optional<Credentials> find(String registry) {
                return Optional.of(new Credentials("AWS", Secret.of("p" + found.incrementAndGet())));
            }

            @Override
            public boolean giveUp(String registry) {
                return true;
            }
        };
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            String given = exchange.getRequestHeaders().getFirst("Authorization");
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"ecr\"");
            if (given == null) {
                ScriptedRegistry.answer(exchange, 401, "");
            } else if (given.equals(new Credentials("AWS", Secret.of("p" + last.get())).basic())) {
                found(exchange);
            } else {
                ScriptedRegistry.answer(exchange, status, "");
            }
        })) {
            Repository app = registries(renewed).readable(name(server, "app"));
            assertThat(app.resolve("1")).isPresent();
            last.set(2);
            assertThat(app.resolve("1")).isPresent();
            assertThat(server.lines()).hasSize(4);
            last.set(3);
            assertThatThrownBy(() -> app.resolve("1")).hasMessageContaining(": " + status);
            assertThat(found).as("not asked for without end").hasValue(2);
        }
    }

    @Test
    void shouldPutAManifestAgainThatWasChangedOnItsWay() throws Exception {
        StoredDocument document = StoredDocument.of(JsonObject.EMPTY);
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Digest taken = Digest.of(number == 1 ? "changed".getBytes(UTF_8) : body);
            exchange.getResponseHeaders().set("Docker-Content-Digest", taken.toString());
            exchange.sendResponseHeaders(201, -1);
        })) {
            registries(CredentialStore.NONE).writable(name(server, "app")).put("1", document);
            assertThat(server.lines())
                    .containsExactly(
                            "PUT /v2/app/manifests/1",
                            "DELETE /v2/app/manifests/" + Digest.of("changed".getBytes(UTF_8)),
                            "PUT /v2/app/manifests/1");
        }
    }

    @Test
    void shouldSayThatTheRegistryTookOtherBytesThanWereSent() throws Exception {
        Digest other = Digest.of("changed".getBytes(UTF_8));
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            exchange.getResponseHeaders().set("Docker-Content-Digest", other.toString());
            ScriptedRegistry.answer(exchange, 201, "");
        })) {
            WritableRepository app = registries(CredentialStore.NONE).writable(name(server, "app"));
            assertThatThrownBy(() -> app.put("1", StoredDocument.of(JsonObject.EMPTY)))
                    .hasMessageContaining(
                            "cannot push the manifest " + server.host() + "/app:1: the registry took " + other);
        }
    }

    @ParameterizedTest
    @CsvSource({"507, free space", "407, http://user:password@host:port", "404, check the name"})
    void shouldSayWhatToDo(int status, String advice) throws Exception {
        try (ScriptedRegistry server =
                ScriptedRegistry.start((exchange, number) -> ScriptedRegistry.answer(exchange, status, ""))) {
            Repository app = registries(CredentialStore.NONE).readable(name(server, "app"));
            assertThatThrownBy(() -> app.document("1")).hasMessageContaining(advice);
        }
    }

    @Test
    void shouldNotCarryCredentialsToWhereABlobIsStored() throws Exception {
        byte[] blob = "blob".getBytes(UTF_8);
        try (ScriptedRegistry storage = ScriptedRegistry.start((e, number) -> ScriptedRegistry.answer(e, 200, "blob"));
                ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
                    if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
                        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
                        ScriptedRegistry.answer(exchange, 401, "");
                    } else {
                        exchange.getResponseHeaders().set("Location", "http://" + storage.host() + "/stored?sig=1");
                        ScriptedRegistry.answer(exchange, 307, "");
                    }
                })) {
            Repository base =
                    registries(CredentialStore.only(server.host(), ANN)).readable(name(server, "base"));

            assertThat(base.blob(new Descriptor("x", Digest.of(blob), 4), 10)).isEqualTo(blob);
            assertThat(storage.asked()).containsExactly(new ScriptedRegistry.Asked("GET /stored?sig=1", ""));
        }
    }

    @Test
    void shouldNotSendAPasswordOnWhenTheTokenServiceRedirects() throws Exception {
        try (ScriptedRegistry other =
                        ScriptedRegistry.start((e, number) -> ScriptedRegistry.answer(e, 200, "{\"token\":\"x\"}"));
                ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
                    if (exchange.getRequestURI().getPath().equals("/token")) {
                        exchange.getResponseHeaders().set("Location", "http://" + other.host() + "/token");
                        ScriptedRegistry.answer(exchange, 302, "");
                    } else {
                        wantToken(exchange);
                    }
                })) {
            Repository base =
                    registries(CredentialStore.only(server.host(), ANN)).readable(name(server, "base"));
            assertThatThrownBy(() -> base.resolve("1")).isInstanceOf(RegistryException.class);

            assertThat(other.asked()).isNotEmpty().allMatch(asked -> asked.authorization()
                    .isEmpty());
        }
    }

    @Test
    void shouldNotGiveUpTlsOnTheWay() {
        Transport secure = new Transport(
                Connections.of(RegistryAccess.ANONYMOUS), URI.create("https://r.example"), Authorization.NONE);

        assertThat(secure.isSafe(URI.create("https://storage.example/x"))).isTrue();
        assertThat(secure.isSafe(URI.create("http://r.example/x"))).isFalse();
        assertThat(secure.isSafe(URI.create("file:///etc/passwd"))).isFalse();
        assertThat(secure.isSafe(URI.create("https:///x"))).isFalse();
    }

    @Test
    void shouldNotAskARealmThatIsNoAddress() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"file:///etc/passwd\"");
            ScriptedRegistry.answer(exchange, 401, "");
        })) {
            Repository base =
                    registries(CredentialStore.only(server.host(), ANN)).readable(name(server, "base"));
            assertThatThrownBy(() -> base.resolve("1")).hasMessageContaining("'file:///etc/passwd'");
            assertThat(server.lines()).hasSize(1);
        }
    }

    @Test
    void shouldWaitAsLongAsTheRegistryAsks() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            if (number == 1) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                ScriptedRegistry.answer(exchange, 429, "");
            } else {
                found(exchange);
            }
        })) {
            long before = System.nanoTime();
            assertThat(registries(CredentialStore.NONE)
                            .readable(name(server, "base"))
                            .resolve("1"))
                    .isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldSayHowLongWhenTheRegistryAsksForMoreThanThat() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            ScriptedRegistry.answer(exchange, 429, "<html>slow\ndown</html>");
        })) {
            Repository base = registries(CredentialStore.NONE).readable(name(server, "base"));
            assertThatThrownBy(() -> base.document("1"))
                    .hasMessageContaining("429 <html>slow down</html>")
                    .hasMessageContaining("3600s");
            assertThat(server.lines()).hasSize(1);
        }
    }

    @Test
    void shouldNotTakeOtherBytesThanThoseThatWereNamed() throws Exception {
        try (ScriptedRegistry server =
                ScriptedRegistry.start((exchange, number) -> ScriptedRegistry.answer(exchange, 200, "{}"))) {
            Repository base = registries(CredentialStore.NONE).readable(name(server, "base"));
            Digest other = Digest.of("other".getBytes(UTF_8));

            assertThatThrownBy(() -> base.document(other.toString())).isInstanceOf(ImageFormatException.class);
            assertThatThrownBy(() -> base.blob(new Descriptor("x", other, 2), 10))
                    .isInstanceOf(ImageFormatException.class);
            assertThatThrownBy(() -> base.blob(new Descriptor("x", Digest.of("{}".getBytes(UTF_8)), 3), 10))
                    .isInstanceOf(ImageFormatException.class);
            assertThatThrownBy(() -> base.blob(new Descriptor("x", other, 11), 10))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("more than 10");
        }
    }

    @Test
    void shouldNotTakeAManifestOfATagThatIsNotWhatTheRegistrySays() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            exchange.getResponseHeaders()
                    .set("Docker-Content-Digest", Digest.of(new byte[0]).toString());
            ScriptedRegistry.answer(exchange, 200, "{}");
        })) {
            Repository base = registries(CredentialStore.NONE).readable(name(server, "base"));
            assertThatThrownBy(() -> base.document("1"))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessage("the registry sent another manifest than " + server.host() + "/base:1");
        }
    }

    @Test
    void shouldReadAgainWhenTheConnectionBreaksWithinAnAnswer() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            boolean token = exchange.getRequestURI().getPath().equals("/token");
            if (number == 1) {
                wantToken(exchange);
            } else if (number == 2 || number == 4) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            } else {
                ScriptedRegistry.answer(exchange, 200, token ? "{\"token\":\"t\"}" : "{}");
            }
        })) {
            Repository base = registries(CredentialStore.NONE).readable(name(server, "base"));
            assertThat(base.document("1").bytes()).isEqualTo("{}".getBytes(UTF_8));
            assertThat(server.lines()).hasSize(5);
        }
    }

    @Test
    void shouldNotTakeAManifestWithoutEnd() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start(
                (exchange, number) -> ScriptedRegistry.answer(exchange, 200, " ".repeat(5 * 1024 * 1024)))) {
            Repository base = registries(CredentialStore.NONE).readable(name(server, "base"));
            assertThatThrownBy(() -> base.document("1")).isInstanceOf(ImageFormatException.class);
        }
    }

    @Test
    void shouldReadTheManifestWhenAHeadSaysTooLittle() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", MediaTypes.OCI_MANIFEST + "; charset=utf-8");
                ScriptedRegistry.answer(exchange, 200, "{}");
            }
        })) {
            assertThat(registries(CredentialStore.NONE)
                            .readable(name(server, "base"))
                            .resolve("1"))
                    .contains(new Descriptor(MediaTypes.OCI_MANIFEST, Digest.of("{}".getBytes(UTF_8)), 2));
        }
    }
}
