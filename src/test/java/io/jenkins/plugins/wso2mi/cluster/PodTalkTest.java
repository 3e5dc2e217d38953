package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodTalkTest {
    private static final Instant TEN = Instant.parse("2026-11-23T10:00:00Z");
    private static final String PATH = "/api/v1/namespaces/shop/pods/web-2-a/log";
    private static final Snapshot.ContainerState CONTAINER =
            new Snapshot.ContainerState("mi", "shop/web", true, true, 3, "", "", null, "", null, "", "", TEN);
    private static final PodState POD = new PodState(
            "web-2-a",
            "u",
            "o",
            "Running",
            "",
            "",
            false,
            TEN,
            TEN,
            List.of(),
            List.of(),
            List.of(CONTAINER),
            null,
            "node",
            List.of(),
            Map.of());

    @TempDir
    private Path folder;

    private ApiServer server;
    private Cluster cluster;

    @BeforeEach
    void connect() throws Exception {
        server = new ApiServer();
        cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, null));
    }

    @AfterEach
    void close() {
        cluster.close();
        server.close();
    }

    private LogExcerpt read() throws Exception {
        return cluster.pods("shop")
                .logStart(POD, CONTAINER, line -> line.contains("Carbon"), TEN)
                .get(20, TimeUnit.SECONDS);
    }

    @Test
    void shouldKeepWhatIsWantedOfALogByOneRequest() throws Exception {
        server.answer(PATH, 200, """
                2026-11-23T10:00:01.5Z starting
                2026-11-23T10:00:02Z Carbon Application : clinic_1.0.0
                """);
        LogExcerpt excerpt = read();
        assertThat(excerpt.lines()).containsExactly("Carbon Application : clinic_1.0.0");
        assertThat(excerpt.first()).isEqualTo("2026-11-23T10:00:01.500Z");
        assertThat(excerpt.status()).isEqualTo(200);
        assertThat(excerpt.restarts()).isEqualTo(3);
        assertThat(server.requests().stream().filter(r -> r.endsWith("/log"))).containsExactly("GET " + PATH);
    }

    @Test
    void shouldTellThatItIsNotAllowedToRead() throws Exception {
        server.answer(PATH, 403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"pods/log is forbidden\"}");
        assertThat(read().status()).isEqualTo(403);
        assertThat(read().lines()).isEmpty();
    }

    @Test
    void shouldTellWhyNobodyAnswers() throws Exception {
        server.close();
        LogExcerpt excerpt = read();
        assertThat(excerpt.status()).isZero();
        assertThat(excerpt.trouble()).isNotEmpty();
    }
}
