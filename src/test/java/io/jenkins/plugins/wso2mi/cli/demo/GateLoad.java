package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A steady load on two pods of the Synapse stand-in, through updates, a broken update with its way back, and the
 * deletion of pods: by {@code deploy} with all completions, or by kubectl on the manifest as it is. Run by
 * {@code bench/gate/load}; prints what was lost in each part.
 */
final class GateLoad {
    private static final String NAMESPACE = "gate-load";
    private static final ObjectRef WEB = ObjectRef.deployment(NAMESPACE, "appointments");

    private final Cluster cluster;
    private final String kubectl;
    private final Path kubeconfig;
    private final boolean plain;
    private final String[] images = new String[3];
    private LoadClient load;

    private GateLoad(Path kubeconfig, String kubectl, boolean plain) {
        this.cluster = Cluster.connect(new ClusterAccess(kubeconfig, null, NAMESPACE));
        this.kubeconfig = kubeconfig;
        this.kubectl = kubectl;
        this.plain = plain;
    }

    /**
     * Runs it.
     *
     * @param arguments {@code deploy} or {@code kubectl}, requests a second, seconds, kubeconfig, kubectl, registry,
     *     file tree of the stand-in
     */
    public static void main(String[] arguments) throws Exception {
        GateLoad bench = new GateLoad(Path.of(arguments[3]), arguments[4], arguments[0].equals("kubectl"));
        bench.build(arguments[5], Path.of(arguments[6]));
        try {
            bench.run(Integer.parseInt(arguments[1]), Duration.ofSeconds(Long.parseLong(arguments[2])));
        } finally {
            bench.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
        }
        System.exit(0);
    }

    private void build(String registry, Path standIn) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("gate-load");
        DemoCars cars = new DemoCars(ProjectHome.find(), work, Reporter.silent());
        DemoImages burner = new DemoImages(registry, Reporter.silent());
        List<Car> first = cars.all("1");
        String base = burner.base(burner.standIn(standIn), cars.sources("1"), first);
        images[0] = burner.appointments(base, "load-1", first);
        images[1] = burner.appointments(base, "load-2", cars.changed("2"));
        images[2] = burner.appointments(base, "load-3", cars.broken("3"));
    }

    private String manifest(String image) {
        return """
                apiVersion: v1
                kind: Namespace
                metadata: {name: gate-load}
                ---
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: appointments, namespace: gate-load}
                spec:
                  replicas: 2
                  selector: {matchLabels: {app: appointments}}
                  template:
                    metadata: {labels: {app: appointments}}
                    spec:
                      containers:
                        - name: appointments
                          image: %s
                          env: [{name: JVM_MEM_OPTS, value: -Xms64m -Xmx256m}]
                          ports: [{containerPort: 8290}, {containerPort: 9201}]
                          readinessProbe: {httpGet: {path: /healthz, port: 9201}, periodSeconds: 2, timeoutSeconds: 2}
                ---
                apiVersion: v1
                kind: Service
                metadata: {name: appointments, namespace: gate-load}
                spec: {selector: {app: appointments}, ports: [{port: 8290}]}
                """.formatted(image);
    }

    private void run(int rate, Duration time) throws IOException, InterruptedException {
        say("%s, %d requests/s, %d s, load %s", plain ? "kubectl" : "deploy", rate, time.toSeconds(), loadAverage());
        deploy(0, plain ? Set.copyOf(EnumSet.allOf(Part.class)) : Set.of());
        load = client();
        Instant end = Instant.now().plus(time);
        load.start(rate);
        int release = 0;
        while (Instant.now().isBefore(end)) {
            release = 1 - release;
            int next = release;
            part("rolling update", () -> update(next));
            part("a pod is deleted", this::deletePod);
            part("broken update, and back", () -> broken(next));
        }
        TimeUnit.SECONDS.sleep(3);
        load.stop();
        say(
                "all: %d requests, %d failed, load %s",
                load.count().requests(), load.count().failed(), loadAverage());
        load.failures().forEach(f -> say("  lost: %s", f));
    }

    /** A part of the run. */
    @FunctionalInterface
    private interface Act {
        void run() throws IOException, InterruptedException;
    }

    private void part(String what, Act part) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        LoadClient.Count before = load.count();
        part.run();
        TimeUnit.SECONDS.sleep(2);
        LoadClient.Count since = load.count().since(before);
        long ms = Duration.between(begun, Instant.now()).toMillis();
        say("%-26s %6.1f s %7d requests %5d failed", what, ms / 1_000.0, since.requests(), since.failed());
    }

    private LoadClient client() throws IOException, InterruptedException {
        KubernetesObject service = cluster.get(new ObjectRef("v1", "Service", NAMESPACE, "appointments"))
                .orElseThrow();
        String address = KubernetesObject.text(service.map("spec"), "clusterIP");
        LoadClient client = new LoadClient(URI.create("http://" + address + ":8290/appointments/bookings"));
        for (int i = 0; i < 60 && client.callOnce() == null; i++) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return client;
    }

    private void update(int release) throws IOException, InterruptedException {
        if (plain) {
            setImage(images[release]);
            kubectl("-n", NAMESPACE, "rollout", "status", "deployment/appointments", "--timeout=120s");
            return;
        }
        deploy(release, Set.of());
    }

    private void broken(int before) throws IOException, InterruptedException {
        if (plain) {
            setImage(images[2]);
            kubectl("-n", NAMESPACE, "rollout", "status", "deployment/appointments", "--timeout=15s");
            kubectl("-n", NAMESPACE, "rollout", "undo", "deployment/appointments");
            kubectl("-n", NAMESPACE, "rollout", "status", "deployment/appointments", "--timeout=120s");
            return;
        }
        deploy(2, Set.of());
    }

    private void setImage(String image) throws IOException, InterruptedException {
        kubectl("-n", NAMESPACE, "set", "image", "deployment/appointments", "appointments=" + image);
    }

    private void deploy(int release, Set<Part> asIs) throws IOException {
        ReleaseRequest request = new ReleaseRequest(
                List.of(new ManifestSource.Text("gate-load.yaml", manifest(images[release]))),
                List.of(),
                Duration.ofMinutes(4),
                ReleaseRequest.OnFailure.ROLLBACK,
                "bench",
                false,
                AllowedNames.ALL,
                asIs);
        Reporter report = new Reporter(e -> {}, Clock.systemUTC());
        ReleaseResult result = new Deploy(cluster, ImageLookup.NONE, report).run(request);
        say("  %s: %s", result.outcome().word(), result.sentence());
    }

    private void deletePod() throws IOException, InterruptedException {
        String pod = kubectl("-n", NAMESPACE, "get", "pods", "-l", "app=appointments", "-o", "name")
                .lines()
                .findFirst()
                .orElseThrow();
        kubectl("-n", NAMESPACE, "delete", pod, "--wait=false");
        kubectl("-n", NAMESPACE, "wait", "--for=delete", pod, "--timeout=90s");
        kubectl("-n", NAMESPACE, "rollout", "status", "deployment/appointments", "--timeout=60s");
    }

    private String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(kubectl, "--kubeconfig", kubeconfig.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return out;
    }

    private static String loadAverage() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static void say(String text, Object... values) {
        System.out.printf(Locale.ROOT, text + "%n", values);
    }
}
