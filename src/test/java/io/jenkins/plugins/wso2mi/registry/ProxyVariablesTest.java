package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyVariablesTest {
    private static final String LOGIN = "Basic YW5uOnBAczo=";

    private static String chosen(Map<String, String> environment, String uri) {
        Proxy proxy =
                ProxyVariables.of(environment).read().select(URI.create(uri)).get(0);
        return proxy.address() instanceof InetSocketAddress at ? at.getHostString() + ":" + at.getPort() : "none";
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS_PROXY, http://proxy.test:3128, https://r.example, proxy.test:3128",
        "https_proxy, proxy.test:3128/, https://r.example, proxy.test:3128",
        "HTTPS_PROXY, http://ann:p%40s@[::1]:8080, https://r.example, '0:0:0:0:0:0:0:1:8080'",
        "HTTPS_PROXY, proxy.test, https://r.example, proxy.test:80",
        "HTTPS_PROXY, http://proxy.test:3128, http://r.example, none",
        "HTTP_PROXY, http://proxy.test:3128, http://r.example, proxy.test:3128",
        "HTTPS_PROXY, http://proxy.test:3128, https://localhost:5000, none",
        "HTTPS_PROXY, http://proxy.test:3128, https://127.0.0.1, none",
        "HTTPS_PROXY, http://proxy.test:3128, 'https://[::1]:5000', none"
    })
    void shouldChooseAProxyByTheVariables(String name, String value, String uri, String proxy) {
        assertThat(chosen(Map.of(name, value), uri)).isEqualTo(proxy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r.example|https://r.example|true",
                "R.Example|https://r.example:5000|true",
                "example|https://r.example|true",
                ".example|https://r.example|true",
                "*.example|https://r.example|true",
                ".r.example|https://r.example|false",
                "xample|https://r.example|false",
                "other, r.example:5000|https://r.example:5000|true",
                "r.example:443|https://r.example|true",
                "r.example:5000|https://r.example|false",
                "10.0.0.0/8|https://10.200.3.4|true",
                "10.0.0.0/8|https://11.0.0.1|false",
                "10.0.0.0/8|https://r.example|false",
                "10.1.2.3|https://10.1.2.3:5000|true",
                "fd00::/8|https://[fd12::1]|true",
                "fd00::/8|https://10.1.2.3|false",
                "999.1.1.1/8|https://10.1.2.3|false",
                "*|https://r.example|true",
                ",,|https://r.example|false"
            })
    void shouldLeaveOutTheHostsOfNoProxy(String exceptions, String uri, boolean without) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy.test:3128", "NO_PROXY", exceptions);
        assertThat(chosen(environment, uri).equals("none")).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"socks5://proxy.test:1080", "https://ann:hunter2@proxy.test", "http://a b", "http://x:y@z@p"})
    void shouldRefuseWhatIsNoProxyWithoutTellingThePassword(String value) {
        assertThatThrownBy(() -> ProxyVariables.of(Map.of("HTTPS_PROXY", value)).read())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageContaining("http://host:port")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldSendUserAndPasswordToTheProxyAndToNobodyElse() throws Exception {
        try (ScriptedRegistry server = ScriptedRegistry.start((exchange, number) -> {
                    assertThat(exchange.getRequestHeaders().containsKey("Proxy-Authorization"))
                            .isEqualTo(number == 1);
                    ScriptedRegistry.answer(exchange, 200, "{}");
                });
                TinyProxy proxy = TinyProxy.to(port(server.host()), LOGIN)) {
            Map<String, String> environment =
                    Map.of("HTTP_PROXY", "http://ann:p%40s%3A@127.0.0.1:" + proxy.port(), "NO_PROXY", "other.test");
            Registries registries = new Registries(plain().through(ProxyVariables.of(environment)));

            registries
                    .readable(ImageReference.parse("registry.test/app", "test"))
                    .document("1");
            registries
                    .readable(ImageReference.parse(server.host() + "/app", "test"))
                    .document("1");

            assertThat(proxy.lines()).containsExactly("GET http://registry.test/v2/app/manifests/1 HTTP/1.1");
            assertThat(server.lines()).containsExactly("GET /v2/app/manifests/1", "GET /v2/app/manifests/1");
            assertThat(ProxyVariables.of(environment).read().login(URI.create("http://registry.test/")))
                    .contains(Secret.of(LOGIN));
        }
    }

    @Test
    void shouldSayWhatToDoWhenTheProxyDoesNotLetUsThrough() throws Exception {
        try (TinyProxy proxy = TinyProxy.to(1, LOGIN)) {
            Registries registries = new Registries(
                    plain().through(ProxyVariables.of(Map.of("HTTP_PROXY", "http://127.0.0.1:" + proxy.port()))));
            assertThatThrownBy(() -> registries
                            .readable(ImageReference.parse("registry.test/app", "test"))
                            .document("1"))
                    .hasMessageContaining("407")
                    .hasMessageContaining("http://user:password@host:port");
        }
    }

    private static RegistryAccess plain() {
        return new RegistryAccess(
                true, CredentialStore.NONE, new RetryPolicy(1, Duration.ofMillis(1), Duration.ofSeconds(1)));
    }

    private static int port(String host) {
        return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    }
}
