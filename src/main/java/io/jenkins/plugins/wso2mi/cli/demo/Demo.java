package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The main job from sources to a healthy release, on real parts, with a client that calls all the time. */
public final class Demo {
    private final DemoOptions options;
    private final Reporter report;
    private final String by;
    private final Steps steps = new Steps();
    private final ProjectHome home = ProjectHome.find();
    private final Script script;

    /** A demo as asked for. */
    public Demo(DemoOptions options, Reporter report, String by) {
        this.options = options;
        this.report = report;
        this.by = by;
        this.script = new Script(home.folder(), report);
    }

    /**
     * Runs it, and puts away what it brought up.
     *
     * @throws IOException if a part of it fails
     * @throws InterruptedException if somebody stops it
     */
    public DemoResult run() throws IOException, InterruptedException {
        Instant begun = Instant.now();
        Testbed testbed = new Testbed(script, options);
        ExecutorService background = Executors.newFixedThreadPool(3);
        try {
            DemoRelease.Result released = release(testbed, background);
            return result(released, begun);
        } finally {
            background.shutdownNow();
            if (!options.keep()) {
                testbed.down();
            }
        }
    }

    private DemoRelease.Result release(Testbed testbed, ExecutorService background)
            throws IOException, InterruptedException {
        report.phase("sources to images, while the cluster comes up");
        Path work = home.workFolder();
        DemoCars cars = new DemoCars(home, work, report);
        Future<List<Car>> first = background.submit(() -> timed("build all CARs by Maven", () -> cars.all("1")));
        Future<Path> standIn = background.submit(() -> testbed.standInTree());
        DemoSite registry = testbed.registry();
        Future<DemoSite> cluster = background.submit(() -> timed("bring the cluster up", testbed::cluster));
        DemoImages images = new DemoImages(registry.registry(), report);
        String base = timed("burn and push the base image", () -> {
            String mi = options.base() == null ? images.standIn(get(standIn)) : options.base();
            return images.base(mi, cars.sources("1"), get(first));
        });
        String image = timed("burn and push release 1", () -> images.appointments(base, "1.0.0", get(first)));
        Future<String> good = background.submit(() -> timed(
                "build and push release 2 (meanwhile)", () -> images.appointments(base, "2.0.0", cars.changed("2"))));
        Future<String> bad = background.submit(() -> {
            get(good);
            return timed(
                    "build and push the broken release 3 (meanwhile)",
                    () -> images.appointments(base, "3.0.0", cars.broken("3")));
        });
        DemoSite site = get(cluster);
        try (Cluster connected = Cluster.connect(new ClusterAccess(site.kubeconfig(), options.context(), null))) {
            DemoRelease release = new DemoRelease(connected, cars.manifests(), report, by, steps, options);
            return release.run(
                    image, () -> get(good), () -> get(bad), home.folder().resolve("target/demo"));
        }
    }

    private DemoResult result(DemoRelease.Result released, Instant begun) {
        Duration took = Duration.between(begun, Instant.now());
        LoadClient.Count load = released.load();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("requests", load.requests());
        facts.put("failedRequests", load.failed());
        facts.put("milliseconds", took.toMillis());
        facts.put("picture", released.picture().toString());
        facts.put("steps", steps.facts());
        boolean allWell = load.failed() == 0;
        String sentence = load.requests() + " requests, " + load.failed() + " failed, in " + Durations.text(took)
                + "; picture of the canary: " + released.picture();
        return new DemoResult(allWell ? Outcome.DONE : Outcome.FAILED, sentence, steps.table(), facts);
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T timed(String what, Work<T> work) throws IOException, InterruptedException {
        Instant begun = Instant.now();
        T result = work.run();
        steps.add(what, begun, new LoadClient.Count(0, 0));
        return result;
    }

    private static <T> T get(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IOException(e.getCause());
        }
    }
}
