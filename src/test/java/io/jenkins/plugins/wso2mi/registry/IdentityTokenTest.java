package io.jenkins.plugins.wso2mi.registry;

import static io.jenkins.plugins.wso2mi.registry.RegistryProtocolTest.found;
import static io.jenkins.plugins.wso2mi.registry.RegistryProtocolTest.parameters;
import static io.jenkins.plugins.wso2mi.registry.RegistryProtocolTest.wantToken;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where identity tokens are sent, and where not. */
class IdentityTokenTest {
    private static final Credentials IDENTITY = Credentials.identity(Secret.of("a/b="));

    private static Registries registries(ScriptedRegistry server) {
        return new Registries(
                new RegistryAccess(false, CredentialStore.only(server.host(), IDENTITY), RetryPolicy.USUAL));
    }

    private static ImageReference name(ScriptedRegistry server, String name) {
        return ImageReference.parse(server.host() + "/" + name, "test");
    }

    @Test
    void shouldChangeAnIdentityTokenIntoATokenByOauth() throws Exception {
        AtomicReference<String> form = new AtomicReference<>("");
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                form.set(exchange.getRequestHeaders().getFirst("Content-Type") + "?"
                        + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                ScriptedRegistry.answer(exchange, 200, "{\"access_token\":\"t0ken\",\"expires_in\":300}");
            } else if ("Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                found(exchange);
            } else {
                wantToken(exchange);
            }
        })) {
            Registries registries = registries(server);
            registries.writable(name(server, "app"));
            assertThat(registries.readable(name(server, "base")).resolve("1")).isPresent();

            assertThat(server.asked().get(1)).isEqualTo(new ScriptedRegistry.Asked("POST /token?account=ci", ""));
            assertThat(form.get()).startsWith("application/x-www-form-urlencoded?");
            assertThat(parameters(form.get()))
                    .contains("grant_type=refresh_token", "client_id=wso2-mi", "service=s+x", "refresh_token=a%2Fb%3D")
                    .anyMatch(one -> one.startsWith("scope=")
                            && Set.of(one.substring(6).split("\\+"))
                                    .equals(Set.of("repository%3Aapp%3Apull%2Cpush", "repository%3Abase%3Apull")))
                    .hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 307, 308})
    void shouldSendAnIdentityTokenNowhereElse(int status) throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            if (exchange.getRequestURI().getPath().equals("/token")) {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                ScriptedRegistry.answer(exchange, status, "");
            } else {
                wantToken(exchange);
            }
        })) {
            Repository base = registries(server).readable(name(server, "base"));
            assertThatThrownBy(() -> base.resolve("1"))
                    .hasMessageContaining("with the identity token: " + status)
                    .hasMessageNotContaining("a/b=");
            assertThat(server.lines()).hasSize(2).noneMatch(line -> line.contains("elsewhere"));
        }
    }

    @Test
    void shouldNotUseAnIdentityTokenAsAPassword() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"r\"");
            ScriptedRegistry.answer(exchange, 401, "");
        })) {
            Repository base = registries(server).readable(name(server, "base"));
            assertThatThrownBy(() -> base.document("1")).isInstanceOf(RegistryException.class);
            assertThat(server.asked())
                    .extracting(ScriptedRegistry.Asked::authorization)
                    .containsExactly("");
        }
    }
}
