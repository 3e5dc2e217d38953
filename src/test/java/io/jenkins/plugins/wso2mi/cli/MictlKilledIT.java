package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy;
import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.ControlPlane;
import io.jenkins.plugins.wso2mi.testbed.PlayedControllers;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code mictl deploy} killed by SIGKILL right after the API server has done what it asked for, and run again: the same
 * end. The API server is a real one of its own; controllers and pods are played.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class MictlKilledIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static ControlPlane plane;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start(Site site) throws Exception {
        plane = ControlPlane.start(site.programs(), folder);
    }

    @AfterAll
    static void stop() {
        plane.close();
    }

    private static final String MANIFEST = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 1
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: web, image: "registry.example/web:1"}]}
            """;

    @ParameterizedTest(name = "after {0} {1} of its kind")
    @CsvSource({
        "'PATCH .*/deployments/web', 1, dry run",
        "'POST .*/leases', 1, lock",
        "'PATCH .*/deployments/web', 2, apply",
        "'GET .*/pods', 1, watch",
        "'PATCH .*/deployments/web', 3, mark",
        "'DELETE .*/leases/.*', 1, unlock"
    })
    void shouldComeToTheSameEndWhenItIsKilled(String request, int which, String phase) throws Exception {
        String namespace = "killed-" + NUMBER.incrementAndGet();
        PlayedControllers controllers = new PlayedControllers(plane, namespace);
        ScheduledExecutorService player = Executors.newSingleThreadScheduledExecutor();
        try (ApiFaultProxy proxy = new ApiFaultProxy(plane)) {
            player.scheduleWithFixedDelay(() -> play(controllers), 300, 300, TimeUnit.MILLISECONDS);
            AtomicReference<Process> running = new AtomicReference<>();
            AtomicInteger seen = new AtomicInteger();
            proxy.harm((number, line) -> {
                if (line.matches(request) && seen.incrementAndGet() == which) {
                    running.get().destroyForcibly();
                    return Fault.CUT_ANSWER;
                }
                return Fault.NONE;
            });
            Path kubeconfig = plane.kubeconfig(proxy.address());
            running.set(deploy(kubeconfig, namespace));
            assertThat(running.get().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(running.get().exitValue()).as("killed in phase " + phase).isEqualTo(137);

            controllers.letLeasesLapse();
            Process again = deploy(kubeconfig, namespace);
            assertThat(again.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(again.exitValue()).isZero();
        } finally {
            player.shutdownNow();
            player.awaitTermination(10, TimeUnit.SECONDS);
        }
        JsonNode web = controllers.deployments().get(0);
        assertThat(web.at("/metadata/annotations/wso2-mi.io~1release").asText()).contains("\"done\"");
        assertThat(controllers.leases()).isEmpty();
    }

    private static void play(PlayedControllers controllers) {
        try {
            controllers.begin();
            controllers.ready();
        } catch (IOException | RuntimeException e) {
            System.out.println("      " + e);
        }
    }

    private static Process deploy(Path kubeconfig, String namespace) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "web", ".yaml"), MANIFEST);
        File log = Files.createTempFile(folder, "mictl", ".log").toFile();
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mictl.class.getName(),
                        "deploy",
                        "-f",
                        file.toString(),
                        "--kubeconfig",
                        kubeconfig.toString(),
                        "-n",
                        namespace))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }
}
