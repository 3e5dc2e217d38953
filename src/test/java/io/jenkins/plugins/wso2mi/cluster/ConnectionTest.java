package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
    @TempDir
    private Path folder;

    private static Problem refusal(Path kubeconfig, @Nullable String context) {
        RefusedException refused = catchThrowableOfType(
                RefusedException.class, () -> Cluster.connect(new ClusterAccess(kubeconfig, context, null))
                        .close());
        assertThat(refused).isNotNull();
        assertThat(refused.problems()).hasSize(1);
        return refused.problems().get(0);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void shouldConnectInTheNamespaceOfTheContext() throws IOException {
        try (ApiServer server = new ApiServer();
                Cluster cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), "here", null))) {
            assertThat(cluster.namespace()).isEqualTo("shop");
        }
    }

    @Test
    void shouldConnectInTheNamespaceThatIsAskedFor() throws IOException {
        try (ApiServer server = new ApiServer();
                Cluster cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, "other"))) {
            assertThat(cluster.namespace()).isEqualTo("other");
        }
    }

    @Test
    void shouldSayThatNobodyListens() throws IOException {
        int port = closedPort();
        Problem problem = refusal(ApiServer.kubeconfig(folder, port), null);
        assertThat(problem.where()).isEqualTo("cluster http://127.0.0.1:" + port + "/");
        assertThat(problem.what()).containsIgnoringCase("connection refused");
        assertThat(problem.fix()).contains("check the address");
    }

    @Test
    void shouldSayThatTheCredentialsAreNotTaken() throws IOException {
        try (ApiServer server = new ApiServer()) {
            server.answer(ApiServer.REVIEW, 401, "{\"kind\":\"Status\",\"code\":401,\"message\":\"Unauthorized\"}");
            Problem problem = refusal(server.kubeconfig(folder), null);
            assertThat(problem.what()).isEqualTo("Unauthorized");
            assertThat(problem.fix()).contains("credentials");
        }
    }

    @Test
    void shouldLetInWhoMayNotAskWhatHeMayDo() throws IOException {
        try (ApiServer server = new ApiServer()) {
            server.answer(ApiServer.REVIEW, 403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"forbidden\"}");
            Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, null))
                    .close();
            assertThat(server.requests()).containsOnly("POST " + ApiServer.REVIEW);
        }
    }

    @Test
    void shouldRefuseAServerThatIsNoApiServer() throws IOException {
        try (ApiServer server = new ApiServer()) {
            server.answer(ApiServer.REVIEW, 404, "{}");
            assertThat(refusal(server.kubeconfig(folder), null).where()).startsWith("cluster http");
        }
    }

    @Test
    void shouldRefuseAKubeconfigThatDoesNotExist() {
        Path missing = folder.resolve("missing");
        assertThat(refusal(missing, null).sentence()).startsWith("--kubeconfig: there is no file " + missing);
    }

    @Test
    void shouldRefuseAKubeconfigThatIsNone() throws IOException {
        Path odd = Files.writeString(folder.resolve("odd"), "clusters: [");
        assertThat(refusal(odd, null).where()).isEqualTo(odd.toString());
    }

    @Test
    void shouldNameTheContextsThereAreWhenOneIsUnknown() throws IOException {
        Problem problem = refusal(ApiServer.kubeconfig(folder, closedPort()), "there");
        assertThat(problem.sentence()).isEqualTo("--context: the kubeconfig has no context 'there'; it has: here");
    }
}
