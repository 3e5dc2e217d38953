package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A landscape of two units on a real cluster: released, compared, changed, and refused without harm. */
@ExtendWith(Testbed.class)
class LandscapeIT {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String namespace = "landscape-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();

    @TempDir
    private Path folder;

    private Site site;
    private Path file;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        site = up;
        String reference = StandInImage.in(up.registry(), new ContentCache(folder.resolve("cache")));
        String digest = reference.substring(reference.indexOf('@') + 1);
        file = folder.resolve("mi.yaml");
        Files.writeString(folder.resolve("deployment.toml"), "[server]\nhostname = \"front\"\n");
        Files.writeString(file, """
                defaults:
                  namespace: %s
                  createNamespace: true
                  version: 4.4.0
                  registry: %s
                  tag: %s
                  serviceAccount: {name: clinic}
                  resources:
                    requests: {cpu: 20m, memory: 128Mi}
                    limits: {memory: 512Mi}
                  rollout: {minReadySeconds: 1}
                units:
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
                """.formatted(namespace, up.registry(), digest));
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }

    private MictlRun run(String... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", file, "--kubeconfig", site.kubeconfig()));
        return MictlRun.of(all.toArray());
    }

    private void exchange(String text, String other) throws IOException {
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(text);
        Files.writeString(file, before.replace(text, other));
    }

    @Test
    void shouldReleaseUnitsInTurnAndTellWhatWouldChange() throws IOException {
        assertThat(run("diff").out()).contains("+ Namespace " + namespace, "+ Deployment " + namespace + "/back");

        MictlRun released = run("deploy");

        assertThat(released.exitCode()).as(released.err()).isZero();
        assertThat(released.err()).contains("all 2 units are released");
        assertThat(released.err().indexOf("== unit front"))
                .isBetween(0, released.err().indexOf("== unit back"));
        assertThat(run("diff", "--exit-code")).satisfies(same -> {
            assertThat(same.out()).isEmpty();
            assertThat(same.exitCode()).isZero();
        });
        String pod = site.kubectl(
                "-n",
                namespace,
                "exec",
                "deploy/front",
                "--",
                "sh",
                "-c",
                "cat $WSO2_SERVER_HOME/conf/deployment.toml");
        assertThat(pod).contains("hostname = \"front\"");

        Files.writeString(folder.resolve("deployment.toml"), "[server]\nhostname = \"other\"\n");
        MictlRun changed = run("diff", "--exit-code");

        assertThat(changed.exitCode()).isEqualTo(1);
        assertThat(changed.out())
                .contains("+ ConfigMap " + namespace + "/front-config-")
                .contains("spec.template.spec.volumes[server-files].projected.sources[0].configMap.name: front-config-")
                .doesNotContain("back");
    }

    @Test
    void shouldTouchNothingWhenTheLastUnitWouldBeRefused() throws IOException {
        // in a namespace that is yet to come nothing can be asked
        site.kubectl("create", "namespace", namespace);
        exchange("      polling: true\n", "      polling: true\n      patches: {Deployment: {spec: {nonsense: 1}}}\n");

        MictlRun refused = run("deploy");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("nonsense");
        assertThat(site.kubectl("-n", namespace, "get", "deployments,services", "-o", "name"))
                .isBlank();
    }
}
