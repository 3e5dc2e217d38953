package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.ControlPlane;
import io.jenkins.plugins.wso2mi.testbed.PlayedControllers;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a release asks of a real API server, request by request (docs/decisions/0010): one more is a decision, and this
 * test the place where it is noticed.
 */
@ExtendWith(Testbed.class)
class DeployRequestsIT {
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/shop/deployments";
    private static final String PODS = "GET /api/v1/namespaces/shop/pods";
    private static final String LEASES = "/apis/coordination.k8s.io/v1/namespaces/shop/leases";
    private static ControlPlane plane;
    private static PlayedControllers controllers;
    private static ApiFaultProxy proxy;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start(Site site) throws Exception {
        plane = ControlPlane.start(site.programs(), folder);
        controllers = new PlayedControllers(plane, "shop");
        proxy = new ApiFaultProxy(plane);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        plane.close();
    }

    private static Cluster connect() throws IOException {
        return Cluster.connect(new ClusterAccess(plane.kubeconfig(proxy.address()), null, "shop"));
    }

    private static Undertaking begin(Cluster cluster, String name) throws IOException {
        return new Deploy(cluster, ImageLookup.NONE, Reporter.silent())
                .begin(new ReleaseRequest(
                        List.of(new ManifestSource.Text("web.yaml", """
                                apiVersion: apps/v1
                                kind: Deployment
                                metadata: {name: %1$s, namespace: shop}
                                spec:
                                  replicas: 1
                                  selector: {matchLabels: {app: %1$s}}
                                  template:
                                    metadata: {labels: {app: %1$s}}
                                    spec: {containers: [{name: web, image: "registry.example/web:1"}]}
                                """.formatted(name))),
                        List.of(),
                        Duration.ofMinutes(3),
                        ReleaseRequest.OnFailure.LEAVE,
                        "build of " + name,
                        false,
                        AllowedNames.ALL,
                        Set.of()));
    }

    /** Everything from the first look to the end, while pods are made and become ready. */
    private static void deploy(Cluster cluster, String name) throws IOException {
        try (Undertaking release = begin(cluster, name)) {
            controllers.begin();
            assertThat(release.look().end()).isEmpty();
            controllers.ready(name);
            Awaitility.await()
                    .pollInterval(50, TimeUnit.MILLISECONDS)
                    .atMost(30, TimeUnit.SECONDS)
                    .until(() -> release.look().end().isPresent());
            assertThat(release.look().end()).map(ReleaseResult::outcome).contains(Outcome.DONE);
        }
    }

    private static List<String> requests() {
        return proxy.requests().stream()
                .filter(line -> !line.endsWith(ApiFaultProxy.WEB_SOCKET))
                .toList();
    }

    @Test
    void shouldAskForAReleaseOfItsOwnWhatIsNeededAndNoMore() throws IOException {
        proxy.harm((number, line) -> Fault.NONE);
        try (Cluster cluster = connect()) {
            deploy(cluster, "alone");
        }
        assertThat(requests())
                .containsExactlyInAnyOrder(
                        "POST /apis/authorization.k8s.io/v1/selfsubjectrulesreviews",
                        "PATCH " + DEPLOYMENTS + "/alone",
                        "POST " + LEASES,
                        "PATCH " + DEPLOYMENTS + "/alone",
                        "GET " + DEPLOYMENTS,
                        "GET /apis/apps/v1/namespaces/shop/replicasets",
                        PODS,
                        "PATCH " + DEPLOYMENTS + "/alone",
                        "DELETE " + LEASES + "/wso2-mi.alone");
    }

    @Test
    void shouldAskFiveTimesForAReleaseInANamespaceThatIsWatched() throws IOException {
        proxy.harm((number, line) -> Fault.NONE);
        try (Cluster cluster = connect();
                Undertaking one = begin(cluster, "one");
                Undertaking other = begin(cluster, "other")) {
            assertThat(one.look().end()).isEmpty();
            assertThat(other.look().end()).isEmpty();
            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> Collections.frequency(requests(), PODS) == 1);
            proxy.harm((number, line) -> Fault.NONE);
            deploy(cluster, "next");
            assertThat(requests())
                    .containsExactlyInAnyOrder(
                            "PATCH " + DEPLOYMENTS + "/next",
                            "POST " + LEASES,
                            "PATCH " + DEPLOYMENTS + "/next",
                            "PATCH " + DEPLOYMENTS + "/next",
                            "DELETE " + LEASES + "/wso2-mi.next");
        }
    }
}
