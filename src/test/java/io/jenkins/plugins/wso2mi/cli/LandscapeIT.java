package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A landscape of two units on a real cluster: released, compared, changed, and refused without harm. */
@ExtendWith(Testbed.class)
class LandscapeIT {
    @TempDir
    private Path folder;

    private Site site;
    private LandscapeSite landscape;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        site = up;
        landscape = new LandscapeSite(up, folder);
        Files.writeString(folder.resolve("deployment.toml"), "[server]\nhostname = \"front\"\n");
        landscape.write("clinic", "serviceAccount: {name: clinic}", """
                front:
                  image: wso2mi-standin
                  deploy:
                    replicas: 1
                    config: {conf/deployment.toml: deployment.toml}
                    ingress: {paths: /front}
                back:
                  image: wso2mi-standin
                  deploy:
                    polling: true
                    service: {type: none}
                """);
    }

    @AfterEach
    void removeNamespace() {
        landscape.remove();
    }

    @Test
    void shouldReleaseUnitsInTurnAndTellWhatWouldChange() throws IOException {
        assertThat(landscape.run("diff").out())
                .contains("+ Namespace " + landscape.namespace(), "+ Deployment " + landscape.namespace() + "/back");

        MictlRun released = landscape.done("deploy");

        assertThat(released.err()).contains("all 2 units are released");
        assertThat(released.err().indexOf("== unit front"))
                .isBetween(0, released.err().indexOf("== unit back"));
        assertThat(landscape.run("diff", "--exit-code")).satisfies(same -> {
            assertThat(same.out()).isEmpty();
            assertThat(same.exitCode()).isZero();
        });
        String toml = landscape.serverFile("deploy/front", "conf/deployment.toml");
        assertThat(toml).contains("hostname = \"front\"");

        Files.writeString(folder.resolve("deployment.toml"), "[server]\nhostname = \"other\"\n");
        MictlRun changed = landscape.run("diff", "--exit-code");

        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out())
                .contains("+ ConfigMap " + landscape.namespace() + "/front-config-")
                .contains("spec.template.spec.volumes[server-files].projected.sources[0].configMap.name: front-config-")
                .doesNotContain("back");
    }

    @Test
    void shouldDoWithoutAServiceMonitorWhereNobodyKnowsTheKind() throws IOException {
        assumeThat(landscape.kubectl("api-resources", "--no-headers")).doesNotContain("ServiceMonitor");
        landscape.exchange(
                "      replicas: 1\n", "      replicas: 1\n      metrics: {prometheus: true, serviceMonitor: true}\n");
        String line =
                "unit front: ServiceMonitor " + landscape.namespace() + "/front is left out, since the cluster knows"
                        + " no ServiceMonitor in monitoring.coreos.com/v1; install Prometheus' operator";

        assertThat(landscape.run("diff")).satisfies(diff -> {
            assertThat(diff.exitCode()).as(diff.err()).isZero();
            assertThat(diff.out()).doesNotContain("ServiceMonitor");
            assertThat(diff.err()).contains(line);
        });
        assertThat(landscape.run("deploy", "--dry-run")).satisfies(deploy -> {
            assertThat(deploy.exitCode()).as(deploy.err()).isZero();
            assertThat(deploy.err()).contains(line).doesNotContain("apply ServiceMonitor");
        });

        Path written = folder.resolve("monitor.yaml");
        Files.writeString(written, """
                apiVersion: monitoring.coreos.com/v1
                kind: ServiceMonitor
                metadata: {name: mine, namespace: %s}
                """.formatted(landscape.namespace()));
        MictlRun byHand = MictlRun.of("deploy", "-f", written, "--kubeconfig", site.kubeconfig());
        assertThat(byHand.exitCode()).isEqualTo(2);
        assertThat(byHand.err()).contains("the cluster knows no ServiceMonitor in monitoring.coreos.com/v1");
    }

    @Test
    void shouldTouchNothingWhenTheLastUnitWouldBeRefused() throws IOException {
        // in a namespace that is yet to come nothing can be asked
        landscape.kubectl("create", "namespace", landscape.namespace());
        landscape.exchange(
                "      polling: true\n", "      polling: true\n      patches: {Deployment: {spec: {nonsense: 1}}}\n");

        MictlRun refused = landscape.run("deploy");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("nonsense");
        assertThat(landscape.kubectl("get", "deployments,services", "-o", "name"))
                .isBlank();
    }
}
