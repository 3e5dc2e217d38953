package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ConcurrentTest;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real pods on a real node: each cause is met and named, and the earlier release comes back. */
@ExtendWith(Testbed.class)
class DeployIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final String namespace = "deploy-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;
    private String image;

    @BeforeEach
    void connect(Site up) throws IOException {
        site = up;
        image = ShellImage.in(up.registry());
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private WebManifest web() {
        return new WebManifest(namespace, image);
    }

    private ReleaseResult deploy(WebManifest manifest, ReleaseRequest.OnFailure onFailure, Duration timeout)
            throws IOException {
        return new Deploy(cluster, ImageLookup.NONE, recorder.reporter())
                .run(new ReleaseRequest(
                        ManifestSource.files(List.of(manifest.in(folder))),
                        List.of(),
                        timeout,
                        onFailure,
                        "test",
                        false));
    }

    private ReleaseResult deploy(WebManifest manifest) throws IOException {
        return deploy(manifest, ReleaseRequest.OnFailure.ROLLBACK, Duration.ofMinutes(2));
    }

    private String live(String jsonPath) {
        return site.kubectl("-n", namespace, "get", "deployment", "web", "-o", "jsonpath=" + jsonPath);
    }

    private void isBackAt(String version) {
        assertThat(live("{.spec.template.spec.containers[0].command[2]}")).contains("echo " + version + " ");
        assertThat(live("{.status.updatedReplicas}/{.status.availableReplicas}"))
                .isEqualTo("1/1");
    }

    @ConcurrentTest
    void shouldKeepAReleaseWhosePodsBecomeReady() throws IOException {
        ReleaseResult first = deploy(web().replicas(2));
        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(recorder.commands())
                .contains(
                        "create Service " + namespace + "/web",
                        "create Deployment " + namespace + "/web with " + image);

        ReleaseResult second = deploy(web().replicas(2).version("2"));
        assertThat(second.outcome()).isEqualTo(Outcome.DONE);
        assertThat(live("{.metadata.annotations.wso2-mi\\.io/release}"))
                .contains("\"outcome\":\"done\"", second.release());
    }

    @ConcurrentTest
    void shouldNameAMissingImageWithinSecondsAndRollBack() throws IOException {
        deploy(web());
        String missing = image.replaceFirst(":[^:/]+$", ":no-such-tag");
        ReleaseResult result = deploy(new WebManifest(namespace, missing).version("2"));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        assertThat(result.sentence()).contains("no-such-tag").contains("not found");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldNameTheExitCodeAndTheLastWordsOfACrashingContainer() throws IOException {
        deploy(web());
        ReleaseResult result = deploy(web().command("echo the database is on fire; exit 3"));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("exit code 3");
        assertThat(recorder.evidence()).contains("the database is on fire");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldNameAMissingConfigMap() throws IOException {
        deploy(web());
        ReleaseResult result = deploy(web().version("2").container("envFrom: [{configMapRef: {name: nowhere}}]"));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("configmap \"nowhere\" not found");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldWaitForASecretThatComesLate() throws Exception {
        Thread late = new Thread(() -> {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                return;
            }
            site.kubectl("-n", namespace, "create", "secret", "generic", "late", "--from-literal=a=b");
        });
        late.start();
        ReleaseResult result = deploy(web().container("envFrom: [{secretRef: {name: late}}]"));
        late.join();
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    }

    @ConcurrentTest
    void shouldQuoteTheProbeOfAPodThatNeverBecomesReady() throws IOException {
        deploy(web());
        ReleaseResult result = deploy(
                web().command("mkdir -p /tmp/w; exec httpd -f -p 9201 -h /tmp/w")
                        .progressDeadline(8),
                ReleaseRequest.OnFailure.ROLLBACK,
                Duration.ofMinutes(1));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("progress deadline");
        assertThat(recorder.events().toString()).contains("the probe answers 404");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldNameTheFaultyCarbonApplications() throws IOException {
        deploy(web());
        String script = "mkdir -p /tmp/w/cgi-bin; echo \\\"$ANSWER\\\" > /tmp/w/cgi-bin/healthz;"
                + " chmod 755 /tmp/w/cgi-bin/healthz; exec httpd -f -p 9201 -h /tmp/w";
        ReleaseResult result =
                deploy(web().command(script).probe("/cgi-bin/healthz").container("""
                env:
                  - name: ANSWER
                    value: |
                      #!/bin/sh
                      echo 'HTTP/1.0 500 Error'
                      echo 'Content-type: application/json'
                      echo
                      echo '{"Faulty CAPPs":["shop_1.0.0.car"]}'
                """));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("shop_1.0.0.car").contains("faulty");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldNameTheQuota() throws IOException {
        deploy(web());
        site.kubectl("-n", namespace, "create", "quota", "small", "--hard=pods=1");
        ReleaseResult result = deploy(web().version("2"));
        assertThat(result.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(result.sentence()).contains("exceeded quota: small");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldTimeOutWithTheSchedulersWordsWhenNoNodeTakesThePod() throws IOException {
        deploy(web());
        ReleaseResult result = deploy(
                web().version("2").container("resources: {requests: {cpu: \"1000\"}}"),
                ReleaseRequest.OnFailure.ROLLBACK,
                Duration.ofSeconds(8));
        assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(result.sentence()).contains("Insufficient cpu");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldLeaveARefusedReleaseWhenAskedTo() throws IOException {
        deploy(web());
        ReleaseResult result = deploy(web().command("exit 4"), ReleaseRequest.OnFailure.LEAVE, Duration.ofMinutes(2));
        assertThat(result.aftermath()).isEqualTo("left");
        assertThat(live("{.spec.template.spec.containers[0].command[2]}")).isEqualTo("exit 4");
        assertThat(live("{.status.availableReplicas}"))
                .as("the old pod goes on serving")
                .isEqualTo("1");
    }

    @ConcurrentTest
    void shouldRemoveAFirstReleaseThatFails() throws IOException {
        ReleaseResult result = deploy(web().command("exit 5"));
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        assertThat(cluster.get(new ObjectRef("v1", "Service", namespace, "web")))
                .isEmpty();
    }

    @ConcurrentTest
    void shouldGoBackToARevisionThatSomebodyElseMade() throws Exception {
        Path foreign = web().in(folder);
        site.kubectl("apply", "-f", foreign.toString());
        site.kubectl("-n", namespace, "rollout", "status", "deployment/web", "--timeout=60s");
        ReleaseResult result = deploy(web().command("exit 6"));
        assertThat(result.aftermath()).isEqualTo("rolled-back");
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldRollBackOnRequestAndBackAgain() throws IOException {
        deploy(web());
        deploy(web().version("2"));
        Rollback rollback = new Rollback(cluster, recorder.reporter(), "test");
        assertThat(rollback.run(ObjectRef.deployment(namespace, "web"), Duration.ofMinutes(2), false)
                        .outcome())
                .isEqualTo(Outcome.DONE);
        isBackAt("1");
    }

    @ConcurrentTest
    void shouldNotWaitLongerForARollbackThanAskedFor() throws IOException {
        deploy(web());
        deploy(web().version("2"));
        site.kubectl("-n", namespace, "rollout", "pause", "deployment/web");
        Rollback rollback = new Rollback(cluster, recorder.reporter(), "test");
        Instant begun = Instant.now();
        ReleaseResult result = rollback.run(ObjectRef.deployment(namespace, "web"), Duration.ofSeconds(4), false);
        assertThat(Duration.between(begun, Instant.now())).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(30));
        assertThat(result.outcome()).isEqualTo(Outcome.NOT_ROLLED_BACK);
        assertThat(result.sentence()).contains("does not become ready either");
    }

    @ConcurrentTest
    void shouldChangeNothingInADryRun() throws IOException {
        ReleaseRequest request = new ReleaseRequest(
                ManifestSource.files(List.of(web().in(folder))),
                List.of(),
                Duration.ofMinutes(1),
                ReleaseRequest.OnFailure.ROLLBACK,
                "test",
                true);
        new Deploy(cluster, ImageLookup.NONE, recorder.reporter()).run(request);
        assertThat(recorder.commands()).hasSize(2);
        assertThat(recorder.all(Event.Command.class)).allMatch(Event.Command::dryRun);
        assertThat(cluster.get(new ObjectRef("v1", "Service", namespace, "web")))
                .isEmpty();
    }

    @ConcurrentTest
    void shouldRefuseWhenSomebodyElseHoldsTheLock() throws IOException {
        deploy(web());
        var other = cluster.lock(namespace, "web", "build 7 of job shop");
        assertThat(other.take(java.time.Instant.now())).isEmpty();
        assertThatThrownBy(() -> deploy(web().version("2")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("build 7 of job shop");
        isBackAt("1");
        other.release();
    }

    @ConcurrentTest
    void shouldUndeployInReverseOrderAndLeaveWhatOthersOwn() throws Exception {
        String own = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings, namespace: %s}\ndata: {a: b}\n"
                .formatted(namespace);
        site.kubectl("-n", namespace, "create", "configmap", "foreign", "--from-literal=a=b");
        WebManifest manifest = web().with(own);
        deploy(manifest);
        String foreign = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: foreign, namespace: %s}\ndata: {a: b}\n"
                .formatted(namespace);
        Path files = manifest.with(foreign).in(folder);
        Recorder undeploying = new Recorder();
        ReleaseResult result = new Undeploy(cluster, undeploying.reporter())
                .run(
                        FirstLook.read(ManifestSource.files(List.of(files)), List.of(), ImageLookup.NONE),
                        Duration.ofMinutes(1),
                        false);
        assertThat(result.outcome()).isEqualTo(Outcome.DONE);
        assertThat(undeploying.commands())
                .containsExactly(
                        "delete Deployment " + namespace + "/web",
                        "delete Service " + namespace + "/web",
                        "delete ConfigMap " + namespace + "/settings");
        assertThat(cluster.get(new ObjectRef("v1", "ConfigMap", namespace, "foreign")))
                .isPresent();
        assertThat(site.kubectl("-n", namespace, "get", "pods", "-o", "name")).isEmpty();
    }
}
