package io.jenkins.plugins.wso2mi.release.scale;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.testbed.ControlPlane;
import io.jenkins.plugins.wso2mi.testbed.PlayedControllers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Many releases that wait in one JVM, at a real API server (the pods are played): what a waiting gate costs. Run by
 * {@code bench/gate/scale}. Prints; asserts only that all releases end as they should.
 */
final class GateScale {
    private static final int BEGINNERS = 8;
    private static final int LOOKERS = 2;
    private static final Duration SETTLE = Duration.ofSeconds(Long.getLong("settle", 40));
    private static final Pattern AUDIT = Pattern.compile("\"verb\":\"([a-z]+)\".*?\"resource\":\"([a-z]+)\"");

    private final int gates;
    private final int restSeconds;
    private final ControlPlane plane;
    private final PlayedControllers controllers;
    private final Relay relay;
    private final Cluster cluster;
    private final Map<String, Undertaking> waiting = new ConcurrentHashMap<>();
    private WaitingRoom room = new WaitingRoom(LOOKERS);
    private int audited;
    private long bare;

    private GateScale(int gates, int restSeconds, Path programs, Path folder) throws Exception {
        this.gates = gates;
        this.restSeconds = restSeconds;
        plane = ControlPlane.start(programs, folder);
        controllers = new PlayedControllers(plane, "shop");
        relay = new Relay(plane.port());
        cluster =
                Cluster.connect(new ClusterAccess(plane.kubeconfig("https://127.0.0.1:" + relay.port()), null, "shop"));
    }

    /**
     * Runs it.
     *
     * @param arguments number of gates, seconds at rest, folder of the testbed's programs, folder to work in
     */
    public static void main(String[] arguments) throws Exception {
        GateScale scale = new GateScale(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                Path.of(arguments[2]),
                Files.createDirectories(Path.of(arguments[3])));
        try {
            scale.run();
        } finally {
            scale.plane.close();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        say("gates %d, processors %d, load %s", gates, Runtime.getRuntime().availableProcessors(), load());
        bare = used();
        NamespaceWatch open = cluster.watch("shop");
        begin(0);
        Thread.sleep(2_000);
        int threads = threads();
        say("threads with one gate: %d", threads);
        Instant begun = Instant.now();
        if (Boolean.getBoolean("copied")) {
            copyAll();
        } else {
            beginAll();
        }
        say("begun in %d s (%d at a time)", seconds(begun), BEGINNERS);
        if (Boolean.getBoolean("copied")) {
            rest(open);
            return;
        }
        begun = Instant.now();
        controllers.begin();
        say("ReplicaSets and pods made in %d s", seconds(begun));
        requests("to begin one");
        Thread.sleep(SETTLE.toMillis());
        audited = plane.audit().size();
        atRest();
        say("threads with %d gates: %d", gates, threads());
        heap();
        end();
        open.close();
    }

    /** The rest of a run whose Deployments nobody rolls out. */
    private void rest(NamespaceWatch open) throws Exception {
        requests("to take one up");
        Thread.sleep(SETTLE.toMillis());
        audited = plane.audit().size();
        atRest();
        say("threads with %d gates: %d", gates, threads());
        heap();
        open.close();
    }

    /** Copies of the first Deployment, and gates that are taken up from copies of the first one's state. */
    private void copyAll() throws Exception {
        List<String> names = IntStream.range(1, gates).mapToObj(i -> "web-" + i).toList();
        controllers.copy("web-0", names);
        String state = waiting.get("web-0").state();
        for (String name : names) {
            Undertaking gate = new Deploy(cluster, ImageLookup.NONE, Reporter.silent())
                    .resume(state.replace("\"web-0\"", "\"" + name + "\"").replace("build 0", "build of " + name));
            waiting.put(name, gate);
            room.enter(name, gate);
        }
        while (plane.audit().stream()
                        .filter(l -> l.contains("\"resource\":\"leases\""))
                        .count()
                < gates) {
            Thread.sleep(500);
        }
    }

    private void beginAll() throws Exception {
        ExecutorService beginners = Executors.newFixedThreadPool(BEGINNERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 1; i < gates; i++) {
            int number = i;
            all.add(beginners.submit(() -> {
                begin(number);
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        beginners.shutdown();
        beginners.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS);
    }

    private void begin(int number) throws IOException {
        ReleaseRequest request = new ReleaseRequest(
                List.of(new ManifestSource.Text("web.yaml", manifest(number))),
                List.of(),
                Duration.ofHours(2),
                ReleaseRequest.OnFailure.LEAVE,
                "build " + number,
                false,
                AllowedNames.ALL,
                Set.of());
        Undertaking gate = new Deploy(cluster, ImageLookup.NONE, Reporter.silent()).begin(request);
        waiting.put("web-" + number, gate);
        room.enter("web-" + number, gate);
    }

    private static String manifest(int i) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web-%d, namespace: shop}
                spec:
                  replicas: 1
                  selector: {matchLabels: {app: web-%d}}
                  template:
                    metadata: {labels: {app: web-%d}}
                    spec:
                      containers:
                        - name: web
                          image: registry.example/shop/web@sha256:%064d
                          ports: [{containerPort: 8290}]
                          env: [{name: STAGE, value: test}]
                          resources: {requests: {cpu: 100m, memory: 256Mi}, limits: {memory: 512Mi}}
                          readinessProbe: {httpGet: {path: /healthz, port: 9201}, periodSeconds: 5}
                """.formatted(i, i, i, i);
    }

    private void requests(String what) throws Exception {
        Thread.sleep(3_000);
        Map<String, Integer> count = count(audited);
        int all = count.values().stream().mapToInt(Integer::intValue).sum();
        say("requests %s: %.2f (%s)", what, all / (double) gates, count);
        audited = plane.audit().size();
    }

    private Map<String, Integer> count(int from) throws IOException {
        Map<String, Integer> count = new TreeMap<>();
        for (String line : plane.audit().stream().skip(from).toList()) {
            Matcher matcher = AUDIT.matcher(line);
            count.merge(matcher.find() ? matcher.group(1) + " " + matcher.group(2) : "other", 1, Integer::sum);
        }
        return count;
    }

    private void atRest() throws Exception {
        long cpu = cpu();
        long bytes = relay.bytes();
        long looks = room.looks();
        String before = load();
        Thread.sleep(restSeconds * 1_000L);
        double share = (cpu() - cpu) / 1e9 / restSeconds;
        long sent = relay.bytes() - bytes;
        Thread.sleep(3_000);
        say(
                "at rest for %d s: %.2f %% of a core, %.1f looks/s, %d bytes/s, requests %s, load %s to %s",
                restSeconds,
                100 * share,
                (room.looks() - looks) / (double) restSeconds,
                sent / restSeconds,
                count(audited),
                before,
                load());
        audited = plane.audit().size();
    }

    /** What the JVM holds with all gates, and when all of them are left; then they are taken up again. */
    private void heap() throws Exception {
        long with = used();
        Path states = Files.createTempFile("gates", ".states");
        List<String> lines = new ArrayList<>();
        waiting.forEach((name, gate) -> lines.add(name + "\t" + gate.state()));
        Files.write(states, lines);
        lines.clear();
        room.close();
        waiting.values().forEach(Undertaking::close);
        waiting.clear();
        room = new WaitingRoom(LOOKERS);
        long without = used();
        say(
                "heap: %d KiB with %d gates, %d KiB without: %d bytes a gate; the namespace %d bytes a Deployment",
                with / 1024, gates, without / 1024, (with - without) / gates, (without - bare) / gates);
        Instant begun = Instant.now();
        for (String line : Files.readAllLines(states)) {
            String[] parts = line.split("\t", 2);
            room.enter(parts[0], new Deploy(cluster, ImageLookup.NONE, Reporter.silent()).resume(parts[1]));
        }
        Files.delete(states);
        Thread.sleep(5_000);
        say("left and taken up again in %d s", seconds(begun));
        requests("to leave one and take it up again");
    }

    private void end() throws Exception {
        Instant begun = Instant.now();
        controllers.ready();
        Instant written = Instant.now();
        while (room.ended().size() < gates && seconds(written) < 600) {
            Thread.sleep(100);
        }
        say(
                "statuses written in %d s, the last release done %d ms after that; %d of %d done, %d looks failed",
                Duration.between(begun, written).toSeconds(),
                room.ended().stream()
                        .map(WaitingRoom.Ended::at)
                        .max(Comparator.naturalOrder())
                        .map(last -> Duration.between(written, last).toMillis())
                        .orElse(-1L),
                room.ended().stream()
                        .filter(e -> e.result().outcome() == Outcome.DONE)
                        .count(),
                gates,
                room.failures().size());
        room.failures().stream().limit(3).forEach(System.out::println);
        requests("to end one");
        if (room.ended().stream()
                        .filter(e -> e.result().outcome() == Outcome.DONE)
                        .count()
                != gates) {
            room.ended().stream()
                    .map(e -> e.result().sentence())
                    .distinct()
                    .limit(5)
                    .forEach(System.out::println);
            throw new IllegalStateException("not all releases are done");
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private static void say(String text, Object... values) {
        System.out.printf(Locale.ROOT, text + "%n", values);
    }
}
