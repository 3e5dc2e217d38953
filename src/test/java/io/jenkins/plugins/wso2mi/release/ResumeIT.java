package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ConcurrentTest;
import io.jenkins.plugins.wso2mi.testbed.Killed;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** Releases whose JVM is killed at different moments: another one goes on from the kept state, and they end right. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class ResumeIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String SLOW =
            "sleep 6; mkdir -p /tmp/w; echo %s > /tmp/w/healthz; exec httpd -f -p 9201 -h /tmp/w";

    private final Recorder recorder = new Recorder();
    private final String namespace = "resume-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;
    private String image;

    @BeforeEach
    void deployFirst(Site up) throws IOException {
        site = up;
        image = ShellImage.in(up.registry());
        up.kubectl("create", "namespace", namespace);
        cluster = up.connect(namespace);
        assertThat(deploy().run(request(web(), "test")).outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private WebManifest web() {
        return new WebManifest(namespace, image);
    }

    private static ReleaseRequest request(WebManifest manifest, String by) {
        return ReleaseRequests.of(manifest.yaml(), by);
    }

    private Deploy deploy() {
        return new Deploy(cluster, ImageLookup.NONE, recorder.reporter());
    }

    private void restart() {
        cluster.close();
        cluster = site.connect(namespace);
    }

    private String live(String jsonPath) {
        return site.kubectl("-n", namespace, "get", "deployment", "web", "-o", "jsonpath=" + jsonPath);
    }

    private void runsAlone(String version) throws IOException {
        assertThat(live("{.spec.template.spec.containers[0].command[2]}")).contains("echo " + version + " ");
        assertThat(live("{.status.updatedReplicas}/{.status.availableReplicas}"))
                .isEqualTo("1/1");
        assertThat(new Marker(cluster).record(ObjectRef.deployment(namespace, "web")))
                .map(ReleaseRecord::outcome)
                .contains(ReleaseRecord.DONE);
        assertThat(site.kubectl("-n", namespace, "get", "leases", "-o", "name")).isEmpty();
    }

    private boolean hasApplied(String release) throws IOException {
        return new Marker(cluster)
                .record(ObjectRef.deployment(namespace, "web"))
                .filter(r -> r.endsIn(release) && !r.id().equals(release))
                .isPresent();
    }

    private static String release(String state) {
        return StateJson.read("deploy", state, fields -> KubernetesObject.text(fields, "release"));
    }

    @ConcurrentTest
    void shouldKeepAReleaseThatBecomesReadyAfterTheRestart() throws Exception {
        Undertaking begun = deploy().begin(request(web().version("2").command(SLOW.formatted("2")), "test"));
        String kept = Killed.when(begun, () -> recorder.events().toString().contains("0 of 1 new pods are ready"));
        restart();
        ReleaseResult result;
        try (Undertaking resumed = deploy().resume(kept)) {
            result = Drive.toTheEnd(resumed);
        }
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(result.images()).containsEntry("web", image);
        runsAlone("2");
    }

    @ConcurrentTest
    void shouldTakeBackAReleaseThatFailsAfterTheRestart() throws Exception {
        Undertaking begun = deploy().begin(request(web().command("sleep 4; echo no luck; exit 9"), "test"));
        String kept = Killed.when(begun, () -> recorder.events().toString().contains("0 of 1 new pods are ready"));
        restart();
        ReleaseResult result;
        try (Undertaking resumed = deploy().resume(kept)) {
            result = Drive.toTheEnd(resumed);
        }
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        assertThat(result.sentence()).contains("exit code 9");
        runsAlone("1");
    }

    @ConcurrentTest
    void shouldGoOnWithAWayBackThatTheKeptStateDoesNotKnowOf() throws Exception {
        Undertaking begun = deploy().begin(request(web().command("exit 8"), "test"));
        String kept = begun.state();
        String release = release(kept);
        Killed.when(begun, () -> hasApplied(release));
        restart();
        ReleaseResult result;
        try (Undertaking resumed = deploy().resume(kept)) {
            result = Drive.toTheEnd(resumed);
        }
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        assertThat(result.sentence()).as("the reason outlives the JVM").contains("exit code 8");
        runsAlone("1");
    }

    @ConcurrentTest
    void shouldGoOnWithAWayBackToWhatSomebodyElseMade() throws Exception {
        site.kubectl("-n", namespace, "delete", "deployment", "web");
        site.kubectl(
                "-n",
                namespace,
                "create",
                "deployment",
                "web",
                "--image=" + image,
                "--",
                "/bin/sh",
                "-c",
                "echo 1 ; exec sleep 1h");
        site.kubectl("-n", namespace, "rollout", "status", "deployment/web", "--timeout=60s");
        Undertaking begun = deploy().begin(request(web().command("exit 8"), "test"));
        String kept = begun.state();
        String release = release(kept);
        Killed.when(begun, () -> hasApplied(release));
        restart();
        ReleaseResult result;
        try (Undertaking resumed = deploy().resume(kept)) {
            result = Drive.toTheEnd(resumed);
        }
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        assertThat(result.sentence()).contains("back to revision 1");
        runsAlone("1");
    }

    @ConcurrentTest
    void shouldSayThatSomebodyElseHasReleasedMeanwhile() throws Exception {
        Undertaking begun = deploy().begin(request(web().version("2").command(SLOW.formatted("2")), "test"));
        String kept = begun.state();
        begun.close();
        site.kubectl("-n", namespace, "delete", "lease", "wso2-mi.web");
        assertThat(deploy().run(request(web().version("3"), "another")).outcome())
                .isEqualTo(Outcome.DONE);
        restart();
        try (Undertaking resumed = deploy().resume(kept)) {
            ReleaseResult result = Drive.toTheEnd(resumed);
            assertThat(result.aftermath()).isEqualTo("left");
            assertThat(result.sentence()).contains("somebody else has released it meanwhile");
        }
        runsAlone("3");
    }

    @ConcurrentTest
    void shouldLeaveItToWhoeverHoldsTheLockNow() throws Exception {
        Undertaking begun = deploy().begin(request(web().version("2"), "test"));
        String kept = begun.state();
        begun.close();
        site.kubectl("-n", namespace, "delete", "lease", "wso2-mi.web");
        cluster.lock(namespace, "web", "build 7 of job shop").take(java.time.Instant.now());
        try (Undertaking resumed = deploy().resume(kept)) {
            ReleaseResult result = Drive.toTheEnd(resumed);
            assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(result.sentence()).contains("is being released by build 7 of job shop");
        }
        assertThat(site.kubectl("-n", namespace, "get", "leases", "-o", "name"))
                .as("the other's lock is left alone")
                .contains("wso2-mi.web");
    }

    @ConcurrentTest
    void shouldEndInOrderWhenItIsInterrupted() throws IOException {
        ReleaseResult result;
        try (Undertaking begun = deploy().begin(request(web().command("sleep 1h"), "test"))) {
            begun.look();
            begun.interrupt();
            result = Drive.toTheEnd(begun);
        }
        assertThat(result.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        runsAlone("1");
    }

    @ConcurrentTest
    void shouldGoOnWithARollback() throws Exception {
        assertThat(deploy().run(request(web().version("2"), "test")).outcome()).isEqualTo(Outcome.DONE);
        Rollback rollback = new Rollback(cluster, recorder.reporter(), "test");
        Undertaking begun = rollback.begin(ObjectRef.deployment(namespace, "web"), Duration.ofMinutes(2), false);
        String kept = begun.state();
        assertThat(kept).as("the time it was given").contains("\"PT2M\"");
        begun.look();
        begun.close();
        restart();
        try (Undertaking resumed = new Rollback(cluster, recorder.reporter(), "test").resume(kept)) {
            ReleaseResult result = Drive.toTheEnd(resumed);
            assertThat(result.outcome()).isEqualTo(Outcome.DONE);
            assertThat(result.sentence()).startsWith("back to release");
        }
        runsAlone("1");
    }

    @ConcurrentTest
    void shouldGoOnWithARemoval() throws Exception {
        Undeploy undeploy = new Undeploy(cluster, recorder.reporter());
        List<KubernetesObject> objects = undeploy.released(ObjectRef.deployment(namespace, "web"));
        Undertaking begun = undeploy.begin(List.of(), objects, Duration.ofMinutes(1), false);
        String kept = begun.state();
        begun.look();
        begun.close();
        restart();
        try (Undertaking resumed = new Undeploy(cluster, recorder.reporter()).resume(kept)) {
            assertThat(Drive.toTheEnd(resumed).outcome()).isEqualTo(Outcome.DONE);
        }
        assertThat(site.kubectl("-n", namespace, "get", "deployments,services", "-o", "name"))
                .isEmpty();
    }
}
