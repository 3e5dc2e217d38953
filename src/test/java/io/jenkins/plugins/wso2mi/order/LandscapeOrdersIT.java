package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A landscape that steps release, take back and remove, on a real cluster. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class LandscapeOrdersIT {
    private final String namespace = "orders-" + ProcessHandle.current().pid();
    private final StringBuilder log = new StringBuilder();

    @TempDir
    private Path workspace;

    private Site site;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        site = up;
        String reference = StandInImage.in(up.registry(), new ContentCache(workspace.resolve("cache")));
        Files.writeString(workspace.resolve("mi.yaml"), """
                name: orders
                variables: [GREETING]
                defaults:
                  namespace: %s
                  createNamespace: true
                  version: 4.4.0
                  registry: %s
                  tag: %s
                  resources: {requests: {cpu: 20m, memory: 128Mi}, limits: {memory: 512Mi}}
                  rollout: {minReadySeconds: 1}
                  replicas: 1
                  env: {GREETING: "${GREETING}"}
                units:
                  front: {image: wso2mi-standin, deploy: {}}
                  back: {image: wso2mi-standin, deploy: {}}
                """.formatted(
                        namespace, up.registry(), reference.substring(reference.indexOf('@') + 1)));
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }

    @Test
    void shouldReleaseTakeBackInAnotherJvmAndRemove() throws Exception {
        done("deploy", "GREETING=hello");
        done("deploy", "GREETING=bonjour");
        assertThat(greetings()).isEqualTo("bonjour bonjour");

        ReleaseOrder back = order("rollback", "GREETING=hello");
        Look begun = new LiveReleases().look(request(back, "", ""));
        assertThat(begun.end()).as(begun.text()).isNull();
        assertThat(begun.state()).contains("landscape-rollback");
        Look.End end = untilEnd(new LiveReleases(), back, begun.state());

        assertThat(end.outcome()).as(log.toString()).isEqualTo("done");
        assertThat(end.sentence()).isEqualTo("all 2 units are back");
        assertThat(end.aftermath()).isEqualTo("rolled-back");
        assertThat(greetings()).isEqualTo("hello hello");

        done("undeploy", "GREETING=hello");
        assertThat(site.kubectl("-n", namespace, "get", "deployments,services", "-o", "name"))
                .isBlank();
        assertThat(log).contains("Namespace " + namespace + " is kept");
    }

    @Test
    void shouldTakeBackInAllowedNamespacesOnly() throws Exception {
        Look look = new LiveReleases().look(request(order("rollback", "GREETING=hello"), "", "elsewhere"));

        assertThat(look.text()).contains("namespace '" + namespace + "' is not allowed here");
        assertThat(look.end()).isNotNull().extracting(Look.End::outcome).isEqualTo("refused");
    }

    private String greetings() {
        String path = "{.items[*].spec.template.spec.containers[0].env[?(@.name==\"GREETING\")].value}";
        return site.kubectl("-n", namespace, "get", "deployments", "-o", "jsonpath=" + path);
    }

    private void done(String verb, String variable) throws Exception {
        Look.End end = untilEnd(new LiveReleases(), order(verb, variable), "");
        assertThat(end.outcome()).as(log.toString()).isEqualTo("done");
    }

    private static ReleaseOrder order(String verb, String variable) {
        return ReleaseOrder.to(verb)
                .with("file", "mi.yaml")
                .with("variables", variable)
                .with("timeout", "3m");
    }

    private LookRequest request(ReleaseOrder order, String state, String allowed) {
        return new LookRequest(
                "orders",
                order,
                ClusterLogin.ofPlace(null, namespace),
                new RegistryOrder(false, List.of(), ""),
                Map.of("KUBECONFIG", site.kubeconfig().toString()),
                allowed,
                "test",
                workspace.toString(),
                state,
                List.of(),
                false);
    }

    private Look.End untilEnd(LiveReleases jvm, ReleaseOrder order, String state) throws Exception {
        String kept = state;
        for (int looks = 0; looks < 1500; looks++) {
            Look look = jvm.look(request(order, kept, ""));
            log.append(look.text());
            if (look.end() != null) {
                return look.end();
            }
            kept = look.state();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("it does not end:\n" + log);
    }
}
