package io.jenkins.plugins.wso2mi.landscape.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the cluster has no kind for, and units run without, is no part of their release. */
class LeftOutTest {
    private static final KubernetesObject DEPLOYMENT = FakeCluster.object("Deployment front");

    private static KubernetesObject monitor(String apiVersion) {
        Map<String, Object> metadata = Map.of("name", "front", "namespace", FakeCluster.NAMESPACE);
        return new KubernetesObject(
                Map.of("apiVersion", apiVersion, "kind", "ServiceMonitor", "metadata", metadata), "test");
    }

    private static LandscapeOrder order(LeftOut... leftOut) {
        WantedLandscape wanted =
                new WantedLandscape(Map.of(), Map.of("front", List.of(DEPLOYMENT)), Set.of("front"), List.of(leftOut));
        ReleaseRequest request = new ReleaseRequest(
                List.of(new ManifestSource.Objects(List.of(DEPLOYMENT, monitor("monitoring.coreos.com/v1")))),
                List.of("front=image:1"),
                Duration.ofMinutes(1),
                ReleaseRequest.OnFailure.LEAVE,
                "test",
                false);
        return new LandscapeOrder(wanted, Map.of("front", request), true);
    }

    private static List<String> kinds(ReleaseRequest request) {
        return request.manifests().stream()
                .map(ManifestSource.Objects.class::cast)
                .flatMap(one -> one.objects().stream())
                .map(KubernetesObject::kind)
                .toList();
    }

    @Test
    void shouldReleaseAUnitWithoutIt() {
        LandscapeOrder order =
                order(new LeftOut("front", monitor("monitoring.coreos.com/v1").ref()));

        assertThat(kinds(order.request("front"))).containsExactly("Deployment");
        assertThat(kinds(order.together())).containsExactly("Deployment");
        assertThat(order.request("front").images()).containsExactly("front=image:1");
        assertThat(kinds(order().request("front"))).containsExactly("Deployment", "ServiceMonitor");
    }

    @Test
    void shouldBeAServiceMonitorOfPrometheusOperatorAndNothingElse() {
        assertThat(LeftOut.may(monitor("monitoring.coreos.com/v1"))).isTrue();
        assertThat(LeftOut.may(monitor("example.com/v1"))).isFalse();
        assertThat(LeftOut.may(DEPLOYMENT)).isFalse();
    }

    @Test
    void shouldTellUnitObjectAndWhatToInstall() {
        assertThat(new LeftOut("front", monitor("monitoring.coreos.com/v1").ref()).line())
                .isEqualTo(
                        "unit front: ServiceMonitor shop/front is left out, since the cluster knows no ServiceMonitor"
                                + " in monitoring.coreos.com/v1; install Prometheus' operator, or at least its CRD, and release"
                                + " again");
    }
}
