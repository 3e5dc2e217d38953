package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cli.demo.Demo;
import io.jenkins.plugins.wso2mi.cli.demo.DemoOptions;
import io.jenkins.plugins.wso2mi.cli.demo.DemoResult;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mictl demo}. */
@Command(
        name = "demo",
        description = {
            "Shows the main job on real parts: builds the clinic's CARs, burns images, releases them by rolling update",
            "and canary, refuses a broken release, while a client calls the API all the time.",
            "Brings up its own registry and Kubernetes node (Linux, root), unless KUBECONFIG and --registry are given."
        })
final class DemoCommand extends Verb {
    @Option(
            names = "--registry",
            paramLabel = "HOST",
            description = "Use this registry and the cluster of KUBECONFIG instead of the testbed.")
    private @Nullable String registry;

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "MI image to build on, such as wso2/wso2mi:4.4.0; default: the Synapse stand-in.")
    private @Nullable String base;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the clinic's API answers, if this machine cannot reach the cluster's Services.")
    private @Nullable URI url;

    @Option(names = "--short", description = "Hold the canary's steps for two seconds only.")
    private boolean brief;

    @Option(names = "--keep", description = "Leave everything running, to look at.")
    private boolean keep;

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        if (dryRun()) {
            throw new RefusedException("--dry-run", "the demo has nothing to show without doing it", "leave it out");
        }
        boolean ownCluster = root().kubeconfig != null || System.getenv("KUBECONFIG") != null;
        if (registry != null && !ownCluster) {
            throw new RefusedException("--registry", "is given without a cluster", "set KUBECONFIG as well");
        }
        DemoOptions options = new DemoOptions(registry, base, url, root().kubeconfig, root().context, brief, keep);
        DemoResult result = new Demo(options, report, by()).run();
        result.table().lines().forEach(report::notice);
        return end(report, "demo", result.outcome(), result.sentence(), result.facts());
    }
}
