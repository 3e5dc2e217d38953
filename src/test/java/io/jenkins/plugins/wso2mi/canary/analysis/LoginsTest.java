package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private final Logins logins = new Logins(Map.of("TOKEN", "t0ken\n", "BROKEN", "a\nb"), "shop", ref -> {
        boolean there = ref.namespace() != null
                && ref.namespace().equals("shop")
                && ref.name().equals("prometheus");
        KubernetesObject secret = new KubernetesObject(
                Map.of("apiVersion", "v1", "kind", "Secret", "data", Map.of("password", "Z2VoZWlt")), "cluster");
        return there ? Optional.of(secret) : Optional.empty();
    });

    private Optional<String> sent(String user, String ref) throws IOException {
        return logins.authorization(new Login(user, SecretRef.parse(ref).orElseThrow()), "gate errors")
                .map(Secret::reveal);
    }

    @Test
    void shouldSendATokenOfTheEnvironment() throws IOException {
        assertThat(sent("", "env:TOKEN")).contains("Bearer t0ken");
    }

    @Test
    void shouldSendAPasswordOfASecret() throws IOException {
        assertThat(sent("reader", "secret:prometheus/password")).contains("Basic cmVhZGVyOmdlaGVpbQ==");
    }

    @Test
    void shouldSendNothingWithoutALogin() throws IOException {
        assertThat(logins.authorization(Login.NONE, "gate errors")).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        assertThatThrownBy(() -> sent("", "env:NOWHERE"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("gate errors: env:NOWHERE is not there, or is empty; set the environment variable NOWHERE");
        assertThatThrownBy(() -> sent("", "secret:other/password"))
                .isInstanceOf(RefusedException.class)
                .hasMessageEndingWith("make Secret shop/other with the key password");
        assertThatThrownBy(() -> sent("", "secret:prometheus/token")).isInstanceOf(RefusedException.class);
    }

    @Test
    void shouldRefuseASecretThatWouldMakeAnotherHeader() {
        assertThatThrownBy(() -> sent("", "env:BROKEN"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("env:BROKEN has more than one line")
                .hasMessageNotContaining("a\nb");
    }
}
