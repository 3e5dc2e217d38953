package io.jenkins.plugins.wso2mi.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Permissions.Action;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionsTest {
    private static final Action PODS = new Action("list", "", "pods");
    private static final Action LOGS = new Action("get", "", "pods/log");
    private static final Action LEASES = new Action("create", "coordination.k8s.io", "leases");

    @TempDir
    private Path folder;

    private ApiServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ApiServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<Action> missing(Action... needed) throws IOException {
        try (Cluster cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, null))) {
            return cluster.permissions("shop").missing(List.of(needed));
        }
    }

    private void allow(String rules) {
        server.answer(ApiServer.REVIEW, 201, "{\"status\":{\"incomplete\":false,\"resourceRules\":[" + rules + "]}}");
    }

    private static String rule(String verbs, String groups, String resources) {
        return "{\"verbs\":[%s],\"apiGroups\":[%s],\"resources\":[%s]}"
                .formatted(verbs, groups, resources)
                .replace('\'', '"');
    }

    @Test
    void shouldMissWhatNoRuleAllows() throws IOException {
        allow(rule("'get','list'", "''", "'pods'") + "," + rule("'create'", "'batch'", "'leases'"));
        assertThat(missing(PODS, LOGS, LEASES)).containsExactly(LOGS, LEASES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'pods/log'", "'*/log'", "'*'"})
    void shouldFindSubresourcesByNameAndByWildcard(String resources) throws IOException {
        allow(rule("'get'", "''", resources));
        assertThat(missing(LOGS)).isEmpty();
    }

    @Test
    void shouldAskForTheSubresourceItself() throws IOException {
        allow(rule("'get'", "''", "'pods','*/status'"));
        assertThat(missing(LOGS)).containsExactly(LOGS);
    }

    @Test
    void shouldTakeWildcardsForVerbsAndGroups() throws IOException {
        allow(rule("'*'", "'*'", "'*'"));
        assertThat(missing(PODS, LOGS, LEASES)).isEmpty();
    }

    @Test
    void shouldNotTakeARuleForSomeNamesForAll() throws IOException {
        allow("{\"verbs\":[\"create\"],\"apiGroups\":[\"coordination.k8s.io\"],\"resources\":[\"leases\"],"
                + "\"resourceNames\":[\"mine\"]}");
        assertThat(missing(LEASES)).containsExactly(LEASES);
    }

    @Test
    void shouldNotComplainWhenTheServerKnowsOnlyAPart() throws IOException {
        server.answer(ApiServer.REVIEW, 201, "{\"status\":{\"incomplete\":true,\"resourceRules\":[]}}");
        assertThat(missing(PODS)).isEmpty();
    }

    @Test
    void shouldNotComplainWhenTheServerDoesNotTell() throws IOException {
        server.answer(ApiServer.REVIEW, 403, "{\"kind\":\"Status\",\"code\":403,\"message\":\"forbidden\"}");
        assertThat(missing(PODS)).isEmpty();
    }

    @Test
    void shouldBelieveTheServerForAWhile() throws IOException {
        allow(rule("'list'", "''", "'pods'"));
        try (Cluster cluster = Cluster.connect(new ClusterAccess(server.kubeconfig(folder), null, null))) {
            assertThat(cluster.permissions("shop").missing(List.of(PODS, LOGS))).containsExactly(LOGS);
            assertThat(cluster.permissions("shop").missing(List.of(PODS))).isEmpty();
            assertThat(server.requests()).containsExactly("POST " + ApiServer.REVIEW);
            cluster.permissions("other").missing(List.of(PODS));
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void shouldSayAnActionInWords() {
        assertThat(LOGS.words()).isEqualTo("get pods/log");
        assertThat(LEASES.words()).isEqualTo("create leases.coordination.k8s.io");
    }
}
