package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanarySettings;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.FirstLook;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Undeploy;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The releases of the demo, with a client that calls the API from the first to the last. */
final class DemoRelease {
    private static final String CONTAINER = "appointments";
    private static final int RATE = 60;
    private static final Duration TIMEOUT = Duration.ofMinutes(4);

    private final Cluster cluster;
    private final Path manifests;
    private final Reporter report;
    private final String by;
    private final Steps steps;
    private final DemoOptions options;

    DemoRelease(Cluster cluster, Path manifests, Reporter report, String by, Steps steps, DemoOptions options) {
        this.cluster = cluster;
        this.manifests = manifests;
        this.report = report;
        this.by = by;
        this.steps = steps;
        this.options = options;
    }

    /** How the releases went. */
    record Result(LoadClient.Count load, Path picture) {}

    Result run(String first, Demo.Work<String> good, Demo.Work<String> bad, Path work)
            throws IOException, InterruptedException {
        step("deploy release 1", null, () -> expect(Outcome.DONE, deploy(first, report)));
        LoadClient load = new ClinicAddress(cluster, options.url()).client();
        Path picture;
        try {
            load.start(RATE);
            picture = canary(good.run(), load, work);
            isAnswered(load, "2");
            String broken = bad.run();
            step(
                    "refuse broken release 3, roll back",
                    load,
                    () -> expect(Outcome.GATE_REFUSED, deploy(broken, report)));
            isAnswered(load, "2");
        } finally {
            load.stop();
        }
        load.failures().forEach(f -> report.notice("lost: " + f));
        if (!options.keep()) {
            step("undeploy", null, this::undeploy);
        }
        return new Result(load.count(), picture);
    }

    private Path canary(String image, LoadClient load, Path work) throws IOException, InterruptedException {
        Timeline timeline = new Timeline("Canary of clinic/appointments: release 1 to release 2");
        Consumer<Event> both = report.andThen(timeline);
        Reporter told = new Reporter(both, Clock.systemUTC());
        Instant begun = Instant.now();
        CanaryPlan plan = CanaryPlan.parse(options.brief() ? "30% 2s, 50% 2s, 100%" : "30% 6s, 50% 6s, 100%");
        step("release 2 by canary, promote", load, () -> {
            ReleaseResult result =
                    new CanaryRelease(cluster, ImageLookup.NONE, told).run(request(image), CanarySettings.of(plan));
            told.result("canary", result.outcome(), result.sentence(), result.facts());
            expect(Outcome.DONE, result);
        });
        timeline.withLoad(load.samples().stream()
                .filter(s -> !s.time().isBefore(begun.minusSeconds(1)))
                .toList());
        return Files.writeString(work.resolve("canary.svg"), timeline.svg());
    }

    private ReleaseResult deploy(String image, Reporter told) throws IOException {
        return new Deploy(cluster, ImageLookup.NONE, told).run(request(image));
    }

    private ReleaseRequest request(String image) {
        return new ReleaseRequest(
                ManifestSource.files(List.of(manifests)),
                List.of(CONTAINER + "=" + image),
                TIMEOUT,
                ReleaseRequest.OnFailure.ROLLBACK,
                by,
                false);
    }

    private void undeploy() throws IOException {
        new Undeploy(cluster, report)
                .run(
                        FirstLook.read(ManifestSource.files(List.of(manifests)), List.of(), ImageLookup.NONE),
                        TIMEOUT,
                        false);
    }

    private static void expect(Outcome expected, ReleaseResult result) throws IOException {
        if (result.outcome() != expected) {
            throw new IOException("the demo expected " + expected.word() + ", but: " + result.sentence());
        }
    }

    private static void isAnswered(LoadClient load, String release) throws IOException, InterruptedException {
        String body = load.callOnce();
        if (body == null || !body.replace(" ", "").contains("\"release\":\"" + release + "\"")) {
            throw new IOException("the API should answer as release " + release + ", but says " + body);
        }
    }

    /** A part of the demo. */
    @FunctionalInterface
    private interface Part {
        void run() throws IOException, InterruptedException;
    }

    private void step(String what, @org.jspecify.annotations.Nullable LoadClient load, Part part)
            throws IOException, InterruptedException {
        Instant begun = Instant.now();
        LoadClient.Count before = load == null ? new LoadClient.Count(0, 0) : load.count();
        report.phase(what);
        part.run();
        LoadClient.Count after = load == null ? before : load.count();
        steps.add(what, begun, after.since(before));
    }
}
