package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl canary}. */
@Command(
        name = "canary",
        description = "Releases step by step beside the stable version, then promotes; a refusing gate takes it back.")
final class CanaryReleaseCommand extends ClusterVerb {
    /** How the traffic is shared. */
    enum TrafficWay {
        REPLICAS
    }

    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--plan",
            required = true,
            paramLabel = "PLAN",
            description = {
                "Weights and how long each is held, such as '10%% 30s, 50%% 30s, 100%%';",
                "'approve' before a weight: wait until somebody approves it (mictl approve)."
            })
    private String plan = "";

    @Option(
            names = "--traffic",
            paramLabel = "replicas",
            description = "How traffic is shared; replicas: by the number of pods behind the same Service.")
    private TrafficWay traffic = TrafficWay.REPLICAS;

    @Option(names = "--timeline", paramLabel = "FILE", description = "Write a picture (SVG) of the canary.")
    private @Nullable Path timeline;

    @Override
    protected Outcome run(Reporter report) throws IOException {
        CanaryPlan steps = CanaryPlan.parse(plan);
        ReleaseRequest request = release.request(ReleaseRequest.OnFailure.ROLLBACK, by(), dryRun());
        Timeline picture = new Timeline("Canary by the plan " + plan);
        Consumer<Event> both = report.andThen(picture);
        Reporter told = new Reporter(both, Clock.systemUTC());
        told.notice("traffic is shared by " + traffic.name().toLowerCase(Locale.ROOT));
        try (Cluster cluster = connect(report)) {
            ImageLookup lookup = release.lookup(told);
            Outcome outcome = end(told, "canary", new CanaryRelease(cluster, lookup, told).run(request, steps));
            if (timeline != null && !dryRun()) {
                Files.writeString(timeline, picture.svg());
            }
            return outcome;
        }
    }
}
