package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cli.Mictl;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ConcurrentTest;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ReleaseRequests;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two who want to drive a canary of one application at once. */
@ExtendWith(Testbed.class)
class CanaryRivalsIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private Path folder;

    private final String namespace = "rivals-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
    private Site site;
    private Cluster cluster;

    @BeforeEach
    void deployStable(Site up) throws IOException {
        site = up;
        cluster = up.connect(namespace);
        up.kubectl("create", "namespace", namespace);
        Deploy deploy = new Deploy(cluster, ImageLookup.NONE, new Recorder().reporter());
        assertThat(deploy.run(request("1", "first")).outcome()).isEqualTo(Outcome.DONE);
    }

    @AfterEach
    void cleanUp() {
        cluster.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private WebManifest web(String version) {
        return new WebManifest(namespace, ShellImage.in(site.registry())).version(version);
    }

    private ReleaseRequest request(String version, String by) {
        return ReleaseRequests.of(web(version).yaml(), by);
    }

    /** All that a rival could have changed; whoever drives writes nothing while a step is held. */
    private String everything() {
        return site.kubectl(
                "-n",
                namespace,
                "get",
                "deployments,replicasets,services,pods",
                "-o",
                "jsonpath={range .items[*]}{.kind}/{.metadata.name} {.metadata.uid} {.metadata.generation}"
                        + " {.metadata.annotations}{\"\\n\"}{end}");
    }

    private String holder() {
        return site.kubectl("-n", namespace, "get", "lease", "wso2-mi.web", "-o", "jsonpath={.spec.holderIdentity}");
    }

    @ConcurrentTest
    void shouldRefuseTheSecondByTheNameOfTheFirstAndChangeNothing() throws Exception {
        ObjectRef stable = ObjectRef.deployment(namespace, "web");
        CanaryRelease first = new CanaryRelease(cluster, ImageLookup.NONE, new Recorder().reporter());
        try (Undertaking driven =
                first.begin(request("2", "clinic #7"), CanarySettings.of(CanaryPlan.parse("50% 1h, 100%")))) {
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .pollInterval(100, TimeUnit.MILLISECONDS)
                    .until(() -> {
                        driven.look();
                        return CanaryStatus.of(cluster, stable)
                                .filter(c -> c.phase() == CanaryState.Phase.HOLD)
                                .isPresent();
                    });
            String before = everything();

            Process second = mictl("canary", "-f", web("3").in(folder).toString(), "--plan", "50% 1s, 100%");
            String told = new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(second.waitFor()).as(told).isEqualTo(2);
            assertThat(told)
                    .contains("a canary of it is under way: release ", " by clinic #7")
                    .contains("is driven by clinic #7, seen last at ")
                    .contains("nothing was changed");
            assertThat(everything()).isEqualTo(before);
            assertThat(holder()).isEqualTo("clinic #7");

            driven.ask("abort");
            assertThat(Drive.toTheEnd(driven).aftermath()).isEqualTo("rolled-back");
        }
    }

    private Process mictl(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Mictl.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--kubeconfig", site.kubeconfig().toString(), "-n", namespace));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @ConcurrentTest
    void shouldLetOneOfTwoBeginThatComeAtTheSameMoment() throws Exception {
        CyclicBarrier moment = new CyclicBarrier(2);
        CompletableFuture<String> one = CompletableFuture.supplyAsync(() -> beginning("clinic #8", moment));
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> beginning("clinic #9", moment));
        List<String> ends = List.of(one.get(2, TimeUnit.MINUTES), other.get(2, TimeUnit.MINUTES));

        assertThat(ends).filteredOn(end -> end.equals("begun")).as("%s", ends).hasSize(1);
        String winner = ends.get(0).equals("begun") ? "clinic #8" : "clinic #9";
        assertThat(ends)
                .filteredOn(end -> !end.equals("begun"))
                .singleElement()
                .asString()
                .contains(winner);
        assertThat(holder()).isEqualTo(winner);
        assertThat(CanaryStatus.of(cluster, ObjectRef.deployment(namespace, "web")))
                .hasValueSatisfying(c -> assertThat(c.release().by()).isEqualTo(winner));
    }

    /** {@code begun}, or why not; who has begun dies then. */
    private String beginning(String by, CyclicBarrier moment) {
        try (Cluster own = site.connect(namespace)) {
            CanaryRelease release = new CanaryRelease(own, ImageLookup.NONE, new Recorder().reporter());
            ReleaseRequest request = request("2", by);
            moment.await(1, TimeUnit.MINUTES);
            try (Undertaking begun = release.begin(request, CanarySettings.of(CanaryPlan.parse("50% 1h, 100%")))) {
                return begun.state().isEmpty() ? "nothing" : "begun";
            }
        } catch (RefusedException e) {
            return String.valueOf(e.getMessage());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
