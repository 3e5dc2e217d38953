package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.analysis.PrometheusServer;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Flagger's controller, as a process of this machine, with one application in its hands: {@code -Dreaction.flagger}
 * names its program, {@code -Dreaction.flagger.crds} the file with its CustomResourceDefinitions. It asks a Prometheus
 * for the same counters that gate {@code mi} reads, scraped each second.
 */
final class Flagger implements AutoCloseable {
    /** Debian's Prometheus is built without the discovery of pods. */
    private static final String TARGETS = """
            - {job_name: pods, metrics_path: /metric-service/metrics, file_sd_configs: [{files: ['%s'], refresh_interval: 1s}]}
            """;

    /** What both controllers take from the first version to the second: namespace and image are put in. */
    static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web, namespace: %1$s}
            spec:
              replicas: 2
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  containers:
                    - name: mi
                      image: %2$s
                      ports: [{containerPort: 8290}]
                      readinessProbe: {httpGet: {path: /healthz, port: 9201}, periodSeconds: 1}
            ---
            """;

    private static final String OBJECTS = DEPLOYMENT + """
            apiVersion: flagger.app/v1beta1
            kind: MetricTemplate
            metadata: {name: errors, namespace: %1$s}
            spec:
              provider: {type: prometheus, address: '%3$s'}
              query: |
                100 * sum(rate(wso2_integration_api_request_count_error_total{pod=~"{{ target }}-[0-9a-z]+-[0-9a-z]+"}[{{ interval }}]))
                / sum(rate(wso2_integration_api_request_count_total{pod=~"{{ target }}-[0-9a-z]+-[0-9a-z]+"}[{{ interval }}]))
            ---
            apiVersion: flagger.app/v1beta1
            kind: Canary
            metadata: {name: web, namespace: %1$s}
            spec:
              targetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              progressDeadlineSeconds: 120
              service:
                port: 80
                targetPort: 8290
                gatewayRefs: [{name: testbed, namespace: default}]
                match: [{uri: {prefix: /%1$s}}]
              analysis:
                interval: %4$ds
                threshold: 1
                stepWeights: [25]
                metrics:
                  - {name: errors, templateRef: {name: errors}, thresholdRange: {max: 1}, interval: 10s}
            """;

    private final Site site;
    private final String namespace;
    private final Path folder;
    private final Duration interval;
    private final Path crds = Path.of(System.getProperty("reaction.flagger.crds", ""));
    private final ScheduledExecutorService discovery = Executors.newSingleThreadScheduledExecutor();
    private final Path targets;
    private final PrometheusServer prometheus;
    private final Process process;

    Flagger(Site site, String namespace, Path folder, Duration interval) throws IOException {
        this.site = site;
        this.namespace = namespace;
        this.folder = folder;
        this.interval = interval;
        site.kubectl("create", "namespace", namespace);
        site.kubectl("apply", "--server-side", "-f", crds.toString());
        targets = Files.writeString(folder.resolve("targets.json"), "[]");
        prometheus = new PrometheusServer(folder, TARGETS.formatted(targets));
        var unused = discovery.scheduleWithFixedDelay(this::discover, 0, 1, TimeUnit.SECONDS);
        process = new ProcessBuilder(
                        System.getProperty("reaction.flagger"),
                        "-kubeconfig=" + site.kubeconfig(),
                        "-namespace=" + namespace,
                        "-mesh-provider=gatewayapi:v1",
                        "-metrics-server=" + prometheus.address(),
                        "-control-loop-interval=1s",
                        "-enable-config-tracking=false",
                        "-port=" + freePort())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("flagger.log").toFile())
                .start();
    }

    /** Names the pods that have an address. */
    private void discover() {
        try {
            String pods = site.kubectl(
                    "-n",
                    namespace,
                    "get",
                    "pods",
                    "-o",
                    "jsonpath={range .items[?(@.status.podIP)]}{.metadata.name} {.status.podIP}{\"\\n\"}{end}");
            String json = pods.lines()
                    .map(line -> line.split(" "))
                    .map(pod -> "{\"targets\": [\"%s:9201\"], \"labels\": {\"pod\": \"%s\"}}".formatted(pod[1], pod[0]))
                    .collect(Collectors.joining(",", "[", "]"));
            Path next = Files.writeString(targets.resolveSibling("targets.new"), json);
            Files.move(next, targets, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | AssertionError e) {
            System.out.println("      " + e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Hands it an application that runs an image. */
    void begin(String image) throws IOException {
        Path file = folder.resolve("flagger.yaml");
        Files.writeString(file, OBJECTS.formatted(namespace, image, prometheus.address(), interval.toSeconds()));
        site.kubectl("apply", "-f", file.toString());
        await("Initialized");
    }

    /** Gives the application another image. */
    void release(String image) {
        site.kubectl("-n", namespace, "set", "image", "deployment/web", "mi=" + image);
        Awaitility.await().atMost(60, TimeUnit.SECONDS).until(() -> phase().equals("Progressing"));
    }

    /** Waits for a phase of its canary. */
    void await(String phase) {
        Awaitility.await()
                .atMost(180, TimeUnit.SECONDS)
                .pollInterval(500, TimeUnit.MILLISECONDS)
                .untilAsserted(() -> assertThat(phase()).as(this::told).isEqualTo(phase));
    }

    private String phase() {
        return site.kubectl("-n", namespace, "get", "canary", "web", "-o", "jsonpath={.status.phase}");
    }

    private String told() {
        try {
            String all = Files.readString(folder.resolve("flagger.log"));
            return all.substring(Math.max(0, all.length() - 2_000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        discovery.shutdownNow();
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        prometheus.close();
        site.kubectl("delete", "namespace", namespace, "--wait=false");
        site.kubectl("delete", "-f", crds.toString(), "--wait=false");
    }
}
