package io.jenkins.plugins.wso2mi.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.wso2mi.cluster.KubeconfigText.Context;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigTextTest {
    private static final String GOOD = """
            apiVersion: v1
            kind: Config
            current-context: here
            clusters:
            - {name: c, cluster: {server: "https://10.0.0.1:6443"}}
            users:
            - {name: u, user: {token: abc.def}}
            contexts:
            - {name: here, context: {cluster: c, user: u, namespace: shop}}
            - {name: bare, context: {cluster: c, user: u}}
            """;

    private static List<String> problems(String text, @Nullable String context) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> KubeconfigText.parse(text, "credentials prod")
                        .login(context));
        assertThat(refused).as("refusal of %s", text).isNotNull();
        assertThat(refused.problems()).extracting(Problem::where).containsOnly("credentials prod");
        return refused.problems().stream().map(Problem::sentence).toList();
    }

    private static String user(String fields) {
        return GOOD.replace("token: abc.def", fields);
    }

    private static String cluster(String fields) {
        return GOOD.replace("server:", fields + ", server:");
    }

    @Test
    void shouldTakeServerTokenAndNamespaceOfTheCurrentContext() {
        ServerLogin login = KubeconfigText.parse(GOOD, "credentials prod").login(null);
        assertThat(login.server()).isEqualTo("https://10.0.0.1:6443");
        assertThat(login.identity().secrets()).containsExactly("abc.def");
        assertThat(login.namespace()).isEqualTo("shop");
        assertThat(login.authority()).isNull();
    }

    @Test
    void shouldTakeTheContextThatIsAskedFor() {
        KubeconfigText kubeconfig = KubeconfigText.parse(GOOD, "x");
        assertThat(kubeconfig.login("bare").namespace()).isNull();
        assertThat(kubeconfig.currentContext()).isEqualTo("here");
        assertThat(kubeconfig.contexts())
                .containsExactly(new Context("here", "c", "u", "shop"), new Context("bare", "c", "u", ""));
    }

    @Test
    void shouldReadJsonToo() {
        String json = "{\"clusters\":[{\"name\":\"c\",\"cluster\":{\"server\":\"https://h\"}}],"
                + "\"users\":[{\"name\":\"u\",\"user\":{\"username\":\"ann\",\"password\":\"pw\"}}],"
                + "\"contexts\":[{\"name\":\"only\",\"context\":{\"cluster\":\"c\",\"user\":\"u\"}}]}";
        ServerLogin.Identity identity =
                KubeconfigText.parse(json, "x").login(null).identity();
        assertThat(identity).isInstanceOfSatisfying(ServerLogin.User.class, user -> {
            assertThat(user.name()).isEqualTo("ann");
            assertThat(user.password().reveal()).isEqualTo("pw");
        });
    }

    @Test
    void shouldNameTheContextsThereAreWhenOneIsUnknown() {
        assertThat(problems(GOOD, "there"))
                .containsExactly("credentials prod: it has no context 'there'; it has: here, bare");
    }

    @ParameterizedTest
    @CsvSource({
        "'exec: {command: aws, args: [eks, get-token]}', exec, kubectl create token",
        "'auth-provider: {name: gcp}', auth-provider, kubectl create token",
        "'client-certificate: /etc/passwd', client-certificate, client-certificate-data",
        "'client-key: /etc/shadow', client-key, client-key-data",
        "'tokenFile: /etc/passwd', tokenFile, give token",
        "'as: admin', as, give the login of that account",
        "'surprise: 1', surprise, remove it"
    })
    void shouldRefuseWhatAUserMayNotSay(String field, String name, String advice) {
        assertThat(problems(user("token: abc.def, " + field), null))
                .singleElement()
                .asString()
                .startsWith("credentials prod: user u has " + name + ", which is not taken; ")
                .contains(advice);
    }

    @ParameterizedTest
    @CsvSource({
        "'certificate-authority: /etc/ca.crt', certificate-authority, certificate-authority-data",
        "'insecure-skip-tls-verify: true', insecure-skip-tls-verify, TLS is always verified",
        "'proxy-url: http://evil:1', proxy-url, HTTPS_PROXY",
        "'tls-server-name: other', tls-server-name, host name"
    })
    void shouldRefuseWhatAClusterMayNotSay(String field, String name, String advice) {
        assertThat(problems(cluster("insecure-skip-tls-verify: false, " + field), null)
                        .toString())
                .contains(field.startsWith("insecure") ? "stands there twice" : "cluster c has " + name + ", which")
                .contains(field.startsWith("insecure") ? "" : advice);
        assertThat(problems(cluster(field), null)).singleElement().asString().contains(advice);
    }

    @Test
    void shouldTellEverythingAtOnceOfEntriesThatAreNotUsedToo() {
        String text = user("tokenFile: /t, exec: {command: sh}")
                .replace("users:", "users:\n- {name: other, user: {auth-provider: {name: oidc}}}");
        assertThat(problems(text, null)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:6443",
                "https://ann:pw@10.0.0.1",
                "https://h?x=1",
                "file:///etc/passwd",
                "10.0.0.1",
                "https://"
            })
    void shouldRefuseAServerThatIsNotReachedOverTls(String server) {
        String told =
                problems(GOOD.replace("https://10.0.0.1:6443", server), null).toString();
        assertThat(told).contains("write https://HOST:PORT").doesNotContain("ann:pw");
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThat(problems(user("username: ann"), null))
                .singleElement()
                .asString()
                .contains("user u has no login")
                .contains("username with password");
        assertThat(problems(GOOD.replace("cluster: c, user: u", "cluster: d, user: v"), null))
                .containsExactly(
                        "credentials prod: context here names cluster 'd', which is there not; give it once",
                        "credentials prod: context here names user 'v', which is there not; give it once");
        assertThat(problems("kind: Config", null)).singleElement().asString().contains("names no current context");
    }

    @Test
    void shouldSayWhichCertificateIsNone() {
        String junk = Base64.getEncoder().encodeToString("junk".getBytes(UTF_8));
        assertThat(problems(cluster("certificate-authority-data: " + junk), null))
                .singleElement()
                .asString()
                .contains("the certificate authority is no PEM certificate");
        assertThat(problems(user("client-certificate-data: " + junk + ", client-key-data: " + junk), null))
                .hasSize(2)
                .anyMatch(p -> p.contains("openssl pkey"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just text",
                "- a",
                "a: [",
                "a: 1\n---\nb: 2",
                "a: &x 1",
                "a: *x",
                "<<: {users: []}",
                "? [a]\n: b",
                "a: 1\na: 2",
                "a: !!java.io.File [/etc/passwd]",
                "a: !!str b",
                "%TAG ! tag:x,2000:\n---\na: !f b"
            })
    void shouldRefuseWhatIsNoPlainDocument(String text) {
        assertThat(problems(text, null)).singleElement().asString().contains("is no kubeconfig that is taken");
    }

    @Test
    void shouldRefuseDeepAndLongDocuments() {
        assertThat(problems("[".repeat(100_000), null))
                .singleElement()
                .asString()
                .contains("nested too deep");
        assertThat(problems("#" + "x".repeat(1_000_001), null))
                .singleElement()
                .asString()
                .contains("longer than");
    }

    @Test
    void shouldTellNoSecretOfAKubeconfigThatIsBroken() {
        assertThat(problems("users: [{name: u, user: {token: hunter2", null).toString())
                .doesNotContain("hunter2");
    }

    @Property(tries = 2_000)
    void shouldNeverTakeAProgramOrFileHoweverItIsWritten(@ForAll("sneakyUsers") String text) {
        try {
            ServerLogin login = KubeconfigText.parse(text, "x").login(null);
            assertThat(login.identity().secrets()).containsExactly("abc.def");
            // what is taken is nothing but these values: there is no field in them that could start or read anything
            assertThat(text.lines().filter(l -> l.strip().matches("['\"]?(exec|tokenFile)['\"]?:.*")))
                    .isEmpty();
        } catch (RefusedException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> sneakyUsers() {
        Arbitrary<String> line = Arbitraries.of(
                "    token: abc.def",
                "    exec: {command: sh}",
                "    \"exec\": {command: sh}",
                "    'tokenFile': /etc/passwd",
                "    <<: *e",
                "    <<: {exec: {command: sh}}",
                "    x: &e {exec: {command: sh}}",
                "    ? exec\n    : {command: sh}",
                "    \"\\x65xec\": {command: sh}",
                "    !!str exec: {command: sh}",
                "    token: abc.def",
                "  user: {exec: {command: sh}}",
                "- name: u\n  user: {tokenFile: /etc/passwd}",
                "...\n---\nusers: [{name: u, user: {exec: {command: sh}}}]",
                "    # exec");
        return line.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(lines -> GOOD.replace(
                        "- {name: u, user: {token: abc.def}}", "- name: u\n  user:\n" + String.join("\n", lines)));
    }
}
