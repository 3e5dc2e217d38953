package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeDeploy;
import io.jenkins.plugins.wso2mi.landscape.release.LandscapeOrder;
import io.jenkins.plugins.wso2mi.landscape.release.WantedLandscape;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl deploy}. */
@Command(
        name = "deploy",
        description = "Applies files, waits until the new pods are ready and serve; else says why and rolls back.")
final class DeployCommand extends ClusterVerb {
    @Mixin
    private final ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--on-failure",
            paramLabel = "rollback|leave",
            description = "What to do with a release that its gate refuses; default: rollback.")
    private ReleaseRequest.OnFailure onFailure = ReleaseRequest.OnFailure.ROLLBACK;

    @Option(
            names = "--no-prune",
            description = "Of a landscape: leave what its former releases applied and its file no longer names.")
    private boolean noPrune;

    @Mixin
    private final OutputOptions outputs = new OutputOptions();

    @Override
    protected List<SummarySink> sinks() {
        return outputs.sinks(dryRun(), System.getenv());
    }

    @Override
    protected Outcome run(Reporter report) throws IOException {
        Map<String, ReleaseRequest> requests = release.requests(onFailure, by(), dryRun());
        ImageLookup lookup = release.lookup(report);
        try (Cluster cluster = connect(report)) {
            Optional<WantedLandscape> landscape = release.landscape(cluster);
            if (landscape.isPresent()) {
                LandscapeOrder order = new LandscapeOrder(landscape.get(), requests, !noPrune);
                return end(report, "deploy", new LandscapeDeploy(cluster, lookup, report).run(order));
            }
            ReleaseRequest only = requests.values().iterator().next();
            return end(report, "deploy", new Deploy(cluster, lookup, report).run(only));
        }
    }
}
