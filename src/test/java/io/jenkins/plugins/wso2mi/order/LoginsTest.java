package io.jenkins.plugins.wso2mi.order;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ServerLogin;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins on their way to where the work is done. */
class LoginsTest {
    @TempDir
    private Path folder;

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T crossed(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    static Stream<ServerLogin.Identity> identities() {
        Secret secret = Secret.of("hunter2");
        return Stream.of(
                new ServerLogin.Token(secret),
                new ServerLogin.User("ann", secret),
                new ServerLogin.Certificate("CERTIFICATE", secret));
    }

    @ParameterizedTest
    @MethodSource("identities")
    void shouldBeTheSameLoginAfterCrossing(ServerLogin.Identity identity) throws Exception {
        ServerLogin given = new ServerLogin("https://10.0.0.1", "CA", identity, "shop");
        ClusterLogin login = crossed(ClusterLogin.of(given, null));
        ClusterAccess access = login.access(Map.of("KUBECONFIG", "/nowhere"));
        assertThat(access.namespace()).isEqualTo("shop");
        assertThat(access.login()).isInstanceOfSatisfying(ServerLogin.class, there -> {
            assertThat(there.server()).isEqualTo("https://10.0.0.1");
            assertThat(there.authority()).isEqualTo("CA");
            assertThat(there.identity()).hasSameClassAs(identity);
            assertThat(there.identity().secrets()).containsExactly("hunter2");
        });
        assertThat(login.secrets()).containsExactly("hunter2");
        assertThat(login).hasToString("login at https://10.0.0.1");
    }

    @Test
    void shouldPreferTheNamespaceThatIsAskedFor() {
        ServerLogin given = new ServerLogin("https://10.0.0.1", null, new ServerLogin.Token(Secret.of("t")), "shop");
        assertThat(ClusterLogin.of(given, "bank").namespace()).isEqualTo("bank");
    }

    @Test
    void shouldUseTheKubeconfigOfTheBuildWhereNoneIsGiven() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), """
                clusters: [{name: c, cluster: {server: "https://10.0.0.1"}}]
                users: [{name: u, user: {token: abc}}]
                contexts:
                - {name: a, context: {cluster: c, user: u}}
                - {name: b, context: {cluster: c, user: u, namespace: n}}
                """);
        ClusterAccess access = crossed(ClusterLogin.ofPlace("b", null)).access(Map.of("KUBECONFIG", file.toString()));
        assertThat(access.login()).isInstanceOfSatisfying(ServerLogin.class, login -> {
            assertThat(login.identity().secrets()).containsExactly("abc");
            assertThat(login.namespace()).isEqualTo("n");
        });
        Files.writeString(file, Files.readString(file).replace("token: abc", "exec: {command: sh}"));
        assertThatThrownBy(() -> ClusterLogin.ofPlace("b", null).access(Map.of("KUBECONFIG", file.toString())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("programs are not started");
    }

    @Test
    void shouldSayThatTheKubeconfigOfTheBuildIsNotThere() {
        assertThatThrownBy(() -> ClusterLogin.ofPlace(null, null).access(Map.of("KUBECONFIG", "/no/where")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("/no/where");
    }

    @Test
    void shouldUseThePodsAccountWhereNothingElseIsGiven() {
        ClusterAccess access = ClusterLogin.ofPlace(null, "shop").access(Map.of("HOME", "/root"));
        assertThat(access).isEqualTo(new ClusterAccess(new ClusterAccess.PodAccount(), "shop"));
    }

    @Test
    void shouldLeaveThePodsAccountAloneWhereItIsNotTheBuilds() {
        assertThatThrownBy(() -> ClusterLogin.ofPlace(null, "shop").access(Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("name credentials");
    }

    @Test
    void shouldUseGivenRegistryLoginsBeforeThoseOfDockerLogin() throws Exception {
        String auth = Base64.getEncoder().encodeToString("bob:there".getBytes(UTF_8));
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"r.example\":{\"auth\":\"" + auth + "\"},\"s.example\":{\"auth\":\"" + auth + "\"}}}");
        RegistryLogin given = crossed(new RegistryLogin("r.example", "ann", Secret.of("hunter2")));
        CredentialStore store = RegistryLogin.store(
                List.of(given), Map.of("DOCKER_CONFIG", folder.toString()), AwsOrder.STANDARD, notice -> {});
        assertThat(store.find("r.example")).map(Credentials::user).contains("ann");
        assertThat(store.find("s.example")).map(Credentials::user).contains("bob");
        assertThat(store.find("t.example")).isEmpty();
        assertThat(given).hasToString("login of ann at r.example");
        assertThat(given.secrets()).containsExactly("hunter2");
    }

    @Test
    void shouldReadNoFileOfTheUserThatThisRunsAs() throws Exception {
        String home = System.getProperty("user.home");
        Path docker = Files.createDirectories(folder.resolve(".docker"));
        Files.writeString(docker.resolve("config.json"), "{\"auths\":{\"r.example\":{\"auth\":\"YTpi\"}}}");
        System.setProperty("user.home", folder.toString());
        try {
            List<String> notices = new ArrayList<>();
            CredentialStore store =
                    RegistryLogin.store(List.of(), Map.of("PATH", "/bin"), AwsOrder.STANDARD, notices::add);
            assertThat(store.find("r.example")).isEmpty();
        } finally {
            System.setProperty("user.home", home);
        }
    }

    @Test
    void shouldLeaveTheMachinesAccountAloneWhereFilesAreNotTheBuilds() throws Exception {
        System.setProperty("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
        System.setProperty("aws.secretAccessKey", "x");
        try {
            CredentialStore store = RegistryLogin.store(List.of(), Map.of(), AwsOrder.STANDARD, notice -> {});
            assertThat(store.find("123456789012.dkr.ecr.eu-central-1.amazonaws.com"))
                    .isEmpty();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }
}
