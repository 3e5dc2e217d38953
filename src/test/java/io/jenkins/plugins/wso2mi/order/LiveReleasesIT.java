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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Releases that one JVM begins and another takes up, on a real cluster. */
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
        return new LookRequest(
                "1",
                order,
                ClusterLogin.ofPlace(null, namespace),
                new RegistryOrder(false, List.of(), ""),
                Map.of("KUBECONFIG", site.kubeconfig().toString()),
                "",
                "test",
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
}
