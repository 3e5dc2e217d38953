package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins that are held in memory, against servers that speak TLS. */
class ServerLoginTest {
    private static final ServerLogin.Token TOKEN = new ServerLogin.Token(Secret.of("abc.def"));

    @TempDir
    private static Path folder;

    private static KeyPairFile identity;

    @BeforeAll
    static void makeKeys() throws Exception {
        identity = KeyPairFile.make(folder, "server", "EC");
    }

    @AfterEach
    void forgetProperties() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("kubernetes."));
    }

    private static Cluster connect(TlsApiServer server, @Nullable String authority, ServerLogin.Identity who) {
        return Cluster.connect(new ClusterAccess(new ServerLogin(server.address(), authority, who, "shop"), null));
    }

    @Test
    void shouldConnectByTokenToAServerOfTheGivenAuthority() throws Exception {
        try (TlsApiServer server = new TlsApiServer(identity, null);
                Cluster cluster = connect(server, identity.certificate(), TOKEN)) {
            assertThat(cluster.version()).isEqualTo("v1.37.0");
            assertThat(cluster.namespace()).isEqualTo("shop");
            assertThat(server.authorizations()).containsOnly("Bearer abc.def");
        }
    }

    @Test
    void shouldConnectByNameAndPassword() throws Exception {
        ServerLogin.User ann = new ServerLogin.User("ann", Secret.of("pw"));
        try (TlsApiServer server = new TlsApiServer(identity, null);
                Cluster cluster = connect(server, identity.certificate(), ann)) {
            assertThat(cluster.namespace()).isEqualTo("shop");
            assertThat(server.authorizations()).containsOnly("Basic YW5uOnB3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC", "RSA"})
    void shouldConnectByClientCertificate(String algorithm) throws Exception {
        KeyPairFile client = KeyPairFile.make(folder, "client-" + algorithm, algorithm);
        ServerLogin.Certificate own = new ServerLogin.Certificate(client.certificate(), Secret.of(client.key()));
        try (TlsApiServer server = new TlsApiServer(identity, client);
                Cluster cluster = connect(server, identity.certificate(), own)) {
            assertThat(cluster.version()).isEqualTo("v1.37.0");
        }
    }

    @Test
    void shouldNotConnectToAServerThatNobodyVouchesFor() throws Exception {
        try (TlsApiServer server = new TlsApiServer(identity, null)) {
            assertRefused(server, null);
        }
    }

    @Test
    void shouldTrustTheGivenAuthorityAloneEvenIfTheJvmTrustsTheServer() throws Exception {
        KeyPairFile other = KeyPairFile.make(folder, "other", "EC");
        Path jvmTrust = folder.resolve("jvm-trust.p12");
        try (var out = Files.newOutputStream(jvmTrust)) {
            identity.trust().store(out, KeyPairFile.PASSWORD);
        }
        String before = System.getProperty("javax.net.ssl.trustStore");
        System.setProperty("javax.net.ssl.trustStore", jvmTrust.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", new String(KeyPairFile.PASSWORD));
        try (TlsApiServer server = new TlsApiServer(identity, null)) {
            assertRefused(server, other.certificate());
        } finally {
            System.clearProperty("javax.net.ssl.trustStorePassword");
            if (before == null) {
                System.clearProperty("javax.net.ssl.trustStore");
            } else {
                System.setProperty("javax.net.ssl.trustStore", before);
            }
        }
    }

    private static void assertRefused(TlsApiServer server, @Nullable String authority) {
        assertThatThrownBy(() -> connect(server, authority, TOKEN).close())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cluster " + server.address())
                .hasMessageContaining("TLS certificate");
        assertThat(server.authorizations()).as("tokens sent").isEmpty();
    }

    @Test
    void shouldTakeNothingFromAround() throws Exception {
        System.setProperty("kubernetes.master", "https://127.0.0.1:1");
        System.setProperty("kubernetes.auth.token", "somebody-else");
        System.setProperty("kubernetes.auth.basic.username", "somebody");
        System.setProperty("kubernetes.auth.basic.password", "else");
        System.setProperty("kubernetes.namespace", "elsewhere");
        System.setProperty("kubernetes.trust.certificates", "true");
        System.setProperty("kubernetes.certs.ca.file", "/nowhere");
        try (TlsApiServer server = new TlsApiServer(identity, null);
                Cluster cluster = connect(server, identity.certificate(), TOKEN)) {
            assertThat(server.authorizations()).containsOnly("Bearer abc.def");
            assertThat(cluster.namespace()).isEqualTo("shop");
            server.authorizations().clear();
            assertRefused(server, null);
        }
    }

    @Test
    void shouldTellWhenAKubeconfigOnThisMachineSwitchesVerificationOff() throws Exception {
        try (TlsApiServer server = new TlsApiServer(identity, null);
                Cluster verified = connect(server, identity.certificate(), TOKEN)) {
            Path file = Files.writeString(folder.resolve("insecure"), """
                    current-context: x
                    clusters: [{name: c, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
                    users: [{name: u, user: {token: abc}}]
                    contexts: [{name: x, context: {cluster: c, user: u}}]
                    """.formatted(server.address()));
            try (Cluster open = Cluster.connect(new ClusterAccess(file, null, null))) {
                assertThat(open.isTlsVerified()).isFalse();
                assertThat(verified.isTlsVerified()).isTrue();
            }
        }
    }

    @Test
    void shouldSayEverythingThatIsMalformedBeforeAskingAnybody() {
        ServerLogin login = new ServerLogin("http://10.0.0.1", "junk", new ServerLogin.Token(Secret.of("a b")), null);
        assertThatThrownBy(() -> Cluster.connect(new ClusterAccess(login, null)).close())
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void shouldReadThePodsAccountAnewEachTime() throws IOException, GeneralSecurityException {
        Path account = Files.createDirectories(folder.resolve("account"));
        Files.writeString(account.resolve("token"), "first\n");
        Files.writeString(account.resolve("namespace"), "shop");
        Map<String, String> environment =
                Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "6443");
        PodAccountFiles files = PodAccountFiles.of(environment, account);
        assertThat(files.server()).isEqualTo("https://[fd00::1]:6443");
        assertThat(files.namespace()).isEqualTo("shop");
        assertThat(files.token()).isEqualTo("first");
        Files.writeString(account.resolve("token"), "second");
        assertThat(files.token()).isEqualTo("second");
    }

    @Test
    void shouldSayThatThereIsNoAccountOutsideOfAPod() {
        assertThatThrownBy(() -> PodAccountFiles.of(Map.of(), folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no pod that has a service account");
    }
}
