package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.canary.CanaryRelease;
import io.jenkins.plugins.wso2mi.canary.CanaryStatus;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A verb that works on a cluster. */
abstract class ClusterVerb extends Verb {
    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description = "Namespace of objects that name none; default: the context's.")
    @Nullable
    String namespace;

    /** Connects by the options given. */
    protected final Cluster connect(Reporter report) {
        if (namespace != null) {
            KubernetesName.check("--namespace", namespace);
        }
        Cluster cluster = Cluster.connect(new ClusterAccess(root().kubeconfig, root().context, namespace));
        if (!cluster.isTlsVerified()) {
            report.problem(Problem.warning(
                    "cluster " + cluster.address(),
                    "the kubeconfig says insecure-skip-tls-verify: whoever stands between reads and changes all",
                    "give the cluster's certificate-authority-data"));
        }
        return cluster;
    }

    /** The Deployment that an application name means. */
    protected static ObjectRef application(Cluster cluster, String name) {
        return ObjectRef.deployment(cluster.namespace(), KubernetesName.check("APP", name));
    }

    /** The Deployment in a snapshot of its namespace; refuses if it is not there. */
    protected static DeploymentState deployed(Snapshot snapshot, ObjectRef application) {
        return snapshot.deployment(application.name())
                .orElseThrow(() -> new RefusedException(
                        application.words(), "there is no such Deployment", "name the namespace by -n"));
    }

    /** Ends by a release's result. */
    protected final Outcome end(Reporter report, String verb, ReleaseResult result) {
        return end(report, verb, result.outcome(), result.sentence(), result.facts());
    }

    /** Canaries of a cluster, with logins of metric servers from the environment. */
    protected static CanaryRelease canary(Reporter report, Cluster cluster) {
        return new CanaryRelease(cluster, ImageLookup.NONE, report, System.getenv());
    }

    /** Tells what would be asked of a canary; refuses if none is under way. */
    protected final Outcome dryRun(Reporter report, Cluster cluster, ObjectRef stable, String what) throws IOException {
        if (CanaryStatus.of(cluster, stable).isEmpty()) {
            throw new RefusedException(stable.words(), "no canary of it is under way", "");
        }
        report.dryRun("ask the canary of " + stable.words() + " to " + what);
        return end(report, what, Outcome.DONE, "nothing was changed (dry run)", Map.of());
    }
}
