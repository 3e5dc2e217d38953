package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Releases that one JVM begins and another takes up, on a real cluster. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class LiveReleasesIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String namespace = "order-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private final StringBuilder log = new StringBuilder();
    private Site site;

    @BeforeEach
    void makeNamespace(Site up) {
        site = up;
        up.kubectl("create", "namespace", namespace);
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private WebManifest web() {
        return new WebManifest(namespace, ShellImage.in(site.registry()));
    }

    private ReleaseOrder deploy(WebManifest web) {
        return ReleaseOrder.to("deploy").with("yaml", web.yaml()).with("timeout", "2m");
    }

    private LookRequest request(ReleaseOrder order, String state, boolean interrupt) {
        return request(order, state, interrupt, "test");
    }

    private LookRequest request(ReleaseOrder order, String state, boolean interrupt, String by) {
        return new LookRequest(
                by,
                order,
                ClusterLogin.ofPlace(null, namespace),
                new RegistryOrder(false, List.of(), ""),
                Map.of("KUBECONFIG", site.kubeconfig().toString()),
                "",
                by,
                null,
                state,
                List.of(),
                interrupt);
    }

    private Look.End untilEnd(LiveReleases jvm, ReleaseOrder order, String state, boolean interrupt) throws Exception {
        String kept = state;
        for (int looks = 0; looks < 600; looks++) {
            Look look = jvm.look(request(order, kept, interrupt));
            log.append(look.text());
            if (look.end() != null) {
                return look.end();
            }
            kept = look.state();
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("it does not end:\n" + log);
    }

    @Test
    void shouldGoOnInAnotherJvm() throws Exception {
        ReleaseOrder order = deploy(web());
        Look begun = new LiveReleases().look(request(order, "", false));
        assertThat(begun.end()).isNull();
        assertThat(begun.state()).isNotEmpty().doesNotContain("kind: Deployment");
        Look.End end = untilEnd(new LiveReleases(), order, begun.state(), false);
        assertThat(end.outcome()).as(log.toString()).isEqualTo("done");
        assertThat(end.aftermath()).isEqualTo("kept");
    }

    @Test
    void shouldTakeBackInAnotherJvmWhenInterrupted() throws Exception {
        untilEnd(new LiveReleases(), deploy(web()), "", false);
        ReleaseOrder second = deploy(web().version("2").command("mkdir -p /tmp/w; exec httpd -f -p 9201 -h /tmp/w"));
        Look begun = new LiveReleases().look(request(second, "", false));
        Look.End end = untilEnd(new LiveReleases(), second, begun.state(), true);
        assertThat(end.outcome()).as(log.toString()).isEqualTo("interrupted");
        assertThat(end.aftermath()).isEqualTo("rolled-back");
    }

    @Test
    void shouldTellEverythingThatIsWrongAndChangeNothing() throws Exception {
        Look look = new LiveReleases().look(request(ReleaseOrder.to("deploy").with("manifests", "k8s"), "", false));
        assertThat(look.end()).isNotNull();
        assertThat(look.end().outcome()).isEqualTo("refused");
        assertThat(look.text()).contains("there are no files outside of a node");
    }

    @Test
    void shouldTakeBackACanaryThatAnotherBuildDrivesAndGoOnWithThatInAnotherJvm() throws Exception {
        untilEnd(new LiveReleases(), deploy(web()), "", false);
        ReleaseOrder canary = ReleaseOrder.to("canary")
                .with("yaml", web().version("2").yaml())
                .with("plan", "50% 1h, 100%")
                .with("timeout", "2m");
        LiveReleases driver = new LiveReleases();
        String state = begun(driver, canary);
        ReleaseOrder rollback =
                ReleaseOrder.to("rollback").with("application", "web").with("timeout", "2m");

        LiveReleases curious = new LiveReleases();
        Look dry = curious.look(request(rollback.with("dryRun", "true"), "", false, "curious"));
        assertThat(dry.text()).contains("would ask the canary of Deployment " + namespace + "/web to abort");
        assertThat(curious.look(request(rollback.with("dryRun", "true"), "", false, "curious"))
                        .end())
                .isNotNull()
                .extracting(Look.End::outcome)
                .isEqualTo("done");

        Look asked = new LiveReleases().look(request(rollback, "", false, "another"));
        assertThat(asked.end()).as(asked.text()).isNull();
        assertThat(asked.state()).contains("\"asked\":\"abort\"");
        Look.End driven = untilEnd(driver, canary, state, false);
        Look.End end = asked(rollback, asked.state());

        assertThat(driven.aftermath()).isEqualTo("rolled-back");
        assertThat(end.outcome()).as(end.sentence()).isEqualTo("done");
        assertThat(end.aftermath()).isEqualTo("rolled-back");
        assertThat(site.kubectl("-n", namespace, "get", "deployments", "-o", "name"))
                .isEqualToIgnoringNewLines("deployment.apps/web");
    }

    /** The state of a release whose step is held. */
    private String begun(LiveReleases jvm, ReleaseOrder order) throws Exception {
        String state = "";
        for (int looks = 0; looks < 300; looks++) {
            Look look = jvm.look(request(order, state, false));
            log.append(look.text());
            state = look.state();
            if (log.indexOf("step 1 of 2") >= 0) {
                return state;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("no step is held:\n" + log);
    }

    /** How what another JVM has asked for ends. */
    private Look.End asked(ReleaseOrder order, String state) throws Exception {
        LiveReleases jvm = new LiveReleases();
        for (int looks = 0; looks < 300; looks++) {
            Look look = jvm.look(request(order, state, false, "another"));
            if (look.end() != null) {
                return look.end();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("it does not end");
    }
}
