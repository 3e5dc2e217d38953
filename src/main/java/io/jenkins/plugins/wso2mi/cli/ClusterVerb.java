package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A verb that works on a cluster. */
abstract class ClusterVerb extends Verb {
    // RFC 1123 label, as Kubernetes wants for names of Deployments and namespaces
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NS",
            description = "Namespace of objects that name none; default: the context's.")
    @Nullable
    String namespace;

    /** Connects by the options given. */
    protected final Cluster connect() {
        if (namespace != null) {
            checkName("--namespace", namespace);
        }
        return Cluster.connect(new ClusterAccess(root().kubeconfig, root().context, namespace));
    }

    /** The Deployment that an application name means. */
    protected static ObjectRef application(Cluster cluster, String name) {
        checkName("APP", name);
        return ObjectRef.deployment(cluster.namespace(), name);
    }

    /** The Deployment in a snapshot of its namespace; refuses if it is not there. */
    protected static DeploymentState deployed(Snapshot snapshot, ObjectRef application) {
        return snapshot.deployment(application.name())
                .orElseThrow(() -> new RefusedException(
                        application.words(), "there is no such Deployment", "name the namespace by -n"));
    }

    private static void checkName(String where, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(
                    where, "'" + name + "' is no Kubernetes name", "use lower case letters, digits and '-'");
        }
    }

    /** Ends by a release's result. */
    protected final Outcome end(Reporter report, String verb, ReleaseResult result) {
        return end(report, verb, result.outcome(), result.sentence(), result.facts());
    }
}
