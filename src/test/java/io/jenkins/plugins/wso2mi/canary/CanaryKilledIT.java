package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cli.Mictl;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.Recorder;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mictl canary} killed by SIGKILL at each of its writes to the API server, before and after the server has done
 * it: whoever resumes or recovers, exactly one version serves in the end, and nothing is left.
 */
@Tag("exhaustive")
@ExtendWith(Testbed.class)
class CanaryKilledIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String PLAN = "preview 1s, 100% 1s";
    private static final String PROGRAM = "kubectl proxy";
    private static final int TOLD = 1_200;

    @TempDir
    private static Path folder;

    private static Site site;
    private static Process kubectl;
    private static String upstream;

    @BeforeAll
    static void proxy(Site up) throws IOException {
        site = up;
        kubectl = up.kubectlProxy();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(kubectl.getInputStream(), StandardCharsets.UTF_8));
        String first = String.valueOf(out.readLine());
        assertThat(first).as(PROGRAM).contains("127.0.0.1:");
        upstream = "http://" + first.substring(first.indexOf("127.0.0.1:")).strip();
    }

    @AfterAll
    static void endProxy() {
        kubectl.destroy();
    }

    /** What goes on after the kill. */
    private enum Way {
        RESUME,
        RECOVER
    }

    @TestFactory
    List<DynamicTest> shouldLeaveOneVersionWhereverItIsKilled() throws Exception {
        int writes = new Run("unharmed").writes();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 1; i <= writes; i++) {
            int which = i;
            Way way = Way.values()[i / 2 % Way.values().length];
            Fault fault = i % 2 == 0 ? Fault.CUT_REQUEST : Fault.CUT_ANSWER;
            tests.add(DynamicTest.dynamicTest(
                    "write " + i + " of " + writes + ", " + fault + ", then " + way,
                    () -> new Run("killed").killedAt(which, fault, way)));
        }
        return tests;
    }

    /** One canary in a namespace of its own. */
    private static final class Run {
        private final String namespace;
        private final Path manifest;

        Run(String name) throws IOException {
            namespace = name + "-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
            site.kubectl("create", "namespace", namespace);
            try (Cluster cluster = site.connect(namespace)) {
                ReleaseRequest first = new ReleaseRequest(
                        List.of(new ManifestSource.Text("web", web("1").yaml())),
                        List.of(),
                        Duration.ofMinutes(2),
                        ReleaseRequest.OnFailure.ROLLBACK,
                        "test",
                        false);
                assertThat(new Deploy(cluster, ImageLookup.NONE, new Recorder().reporter())
                                .run(first)
                                .outcome())
                        .isEqualTo(Outcome.DONE);
            }
            manifest = web("2").with("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: made, namespace: %s}\n"
                            .formatted(namespace))
                    .in(folder);
        }

        private WebManifest web(String version) {
            return new WebManifest(namespace, ShellImage.in(site.registry())).version(version);
        }

        /** How many writes an unharmed canary makes. */
        int writes() throws Exception {
            try (ApiFaultProxy proxy = new ApiFaultProxy(upstream)) {
                Process process = canary(proxy.address());
                assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue()).isZero();
                isServedAlone();
                return (int) proxy.requests().stream().filter(Run::isWrite).count();
            } finally {
                site.kubectl("delete", "namespace", namespace, "--wait=false");
            }
        }

        private static boolean isWrite(String line) {
            return !line.startsWith("GET ") && !line.contains("selfsubject");
        }

        void killedAt(int which, Fault fault, Way way) throws Exception {
            try (ApiFaultProxy proxy = new ApiFaultProxy(upstream)) {
                AtomicReference<Process> running = new AtomicReference<>();
                AtomicReference<String> killed = new AtomicReference<>("nothing");
                AtomicInteger seen = new AtomicInteger();
                proxy.harm((number, line) -> {
                    if (isWrite(line) && seen.incrementAndGet() == which) {
                        killed.set(line);
                        running.get().destroyForcibly();
                        return fault;
                    }
                    return Fault.NONE;
                });
                running.set(canary(proxy.address()));
                assertThat(running.get().waitFor(2, TimeUnit.MINUTES)).isTrue();
                System.out.println("      killed at " + killed.get() + ", exit "
                        + running.get().exitValue());
                proxy.harm((number, line) -> Fault.NONE);
                // as if the holder had not been heard of for half a minute
                site.kubectl("-n", namespace, "delete", "leases", "--all");
                goOn(way, proxy.address());
                isServedAlone();
            } finally {
                site.kubectl("delete", "namespace", namespace, "--wait=false");
            }
        }

        private void goOn(Way way, String server) throws Exception {
            Process next =
                    switch (way) {
                        case RESUME -> mictl(server, "resume", "web");
                        case RECOVER -> {
                            // counted from when its phase began
                            Thread.sleep(31_000);
                            yield mictl(server, "recover", "--after", "30s");
                        }
                    };
            assertThat(next.waitFor(3, TimeUnit.MINUTES)).isTrue();
            // nothing to resume: it was killed before it began, or after its end; a promoted one is ended, not taken
            // back
            assertThat(next.exitValue()).as(this::told).isIn(0, way == Way.RESUME ? 2 : 3);
        }

        /** What was printed in this namespace. */
        private String told() {
            try {
                String all = Files.readString(folder.resolve(namespace + ".log"));
                return all.substring(Math.max(0, all.length() - TOLD));
            } catch (IOException e) {
                return e.toString();
            }
        }

        private Process canary(String server) throws IOException {
            return mictl(server, "canary", "-f", manifest.toString(), "--plan", PLAN);
        }

        private Process mictl(String server, String... arguments) throws IOException {
            Path kubeconfig =
                    Files.writeString(Files.createTempFile(folder, "kubeconfig", ""), """
                    apiVersion: v1
                    kind: Config
                    current-context: here
                    clusters: [{name: here, cluster: {server: "%s"}}]
                    users: [{name: me, user: {}}]
                    contexts: [{name: here, context: {cluster: here, user: me, namespace: %s}}]
                    """.formatted(server, namespace));
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Mictl.class.getName()));
            command.addAll(List.of(arguments));
            command.addAll(List.of("--kubeconfig", kubeconfig.toString()));
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve(namespace + ".log").toFile()))
                    .start();
        }

        /** Whichever it is: the pods behind the Service are of one version, and nothing of the canary is there. */
        private void isServedAlone() {
            assertThat(get("deployments", "{.items[*].metadata.name}")).isEqualTo("web");
            assertThat(get("services", "{.items[*].metadata.name}")).isEqualTo("web");
            assertThat(get("leases", "{.items[*].metadata.name}")).isEmpty();
            assertThat(get("service/web", "{.spec.selector}")).isEqualTo("{\"app\":\"web\"}");
            assertThat(get("deployment/web", "{.metadata.annotations}")).doesNotContain("wso2-mi.io/canary\"");
            String version = get("deployment/web", "{.spec.template.spec.containers[0].command[2]}");
            boolean isNew = version.contains("echo 2 ");
            assertThat(get("configmaps", "{.items[*].metadata.name}").contains("made"))
                    .as("what the new release needs goes with it")
                    .isEqualTo(isNew);
            Awaitility.await().atMost(60, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                            get("pods", "{range .items[*]}{.spec.containers[0].command[2]}{\"\\n\"}{end}"))
                    .isEqualTo(version));
            assertThat(get("deployment/web", "{.status.readyReplicas}")).isEqualTo("1");
        }

        private String get(String what, String path) {
            return site.kubectl("-n", namespace, "get", what, "-o", "jsonpath=" + path)
                    .strip();
        }
    }
}
