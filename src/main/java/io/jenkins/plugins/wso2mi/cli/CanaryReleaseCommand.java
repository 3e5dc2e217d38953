package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanarySettings;
import io.jenkins.plugins.wso2mi.canary.CanaryTraffic;
import io.jenkins.plugins.wso2mi.canary.WhenInconclusive;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeOrder;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl canary}. */
@Command(
        name = "canary",
        description = "Releases step by step beside the stable version, then promotes; a refusing gate takes it back.")
final class CanaryReleaseCommand extends ClusterVerb {
    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--plan",
            required = true,
            paramLabel = "PLAN",
            description = {
                "Weights and how long each is held, such as '10%% 30s, 50%% 30s, 100%%';",
                "'approve' before a weight: wait until somebody approves it (mictl approve);",
                "'0%% 5m' as the first step: only --testers reach the canary;",
                "'preview 5m, approve, 100%% 10m' (blue-green): all pods beside the stable ones, then all traffic",
                "at once, and the old version is kept for 10m."
            })
    private String plan = "";

    @Option(
            names = "--traffic",
            paramLabel = "KIND/NAME",
            description = {
                "What splits the traffic: httproute/NAME, ingress-nginx/NAME, ingressroute/NAME,",
                "traefikservice/NAME, alb/NAME; or replicas: the number of pods behind one Service, the default.",
                "A preview needs none: the Service is switched (service/NAME, if several find the pods)."
            })
    private String traffic = CanaryTraffic.REPLICAS;

    @Option(
            names = "--testers",
            paramLabel = "SIGN",
            description =
                    "Whose requests go to the canary whatever its weight: 'header NAME=VALUE' or 'cookie NAME=VALUE'.")
    private String testers = "";

    @Option(
            names = "--service",
            paramLabel = "NAME",
            description =
                    "The Service that the route sends to; default: the only one that finds the Deployment's pods.")
    private String service = "";

    @Option(
            names = "--gates",
            paramLabel = "FILE",
            description = "What is measured while a step is held, and what takes the canary back (YAML).")
    private @Nullable Path gates;

    @Option(
            names = "--preview",
            paramLabel = "NAME",
            description = "The Service that is made for testers of a preview; default: APP-preview.")
    private String preview = "";

    @Option(
            names = "--inconclusive",
            paramLabel = "approve|abort",
            defaultValue = "abort",
            description = {
                "What becomes of the canary when its gates say nothing too often in a row:",
                "wait until somebody approves the next step, or take it back; default: ${DEFAULT-VALUE}."
            })
    private String inconclusive = "abort";

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    protected List<SummarySink> sinks() {
        return outputs.sinks(dryRun(), System.getenv());
    }

    @Override
    protected Outcome run(Reporter report) throws IOException {
        CanarySettings settings = new CanarySettings(
                CanaryPlan.parse(plan),
                CanaryTraffic.parse(traffic, testers, service),
                gates == null ? AnalysisPlan.NONE : AnalysisPlan.read(gates),
                preview,
                WhenInconclusive.parse(inconclusive));
        ReleaseRequest request = release.request(ReleaseRequest.OnFailure.ROLLBACK, by(), dryRun());
        try (Cluster cluster = connect(report)) {
            ImageLookup lookup = release.lookup(report);
            Optional<WantedLandscape> landscape = release.landscape(cluster);
            if (landscape.isPresent()) {
                request = LandscapeOrder.remembering(request, landscape.get(), cluster);
            }
            CanaryRelease canary = new CanaryRelease(cluster, lookup, report, System.getenv());
            return end(report, "canary", canary.run(request, settings));
        }
    }
}
