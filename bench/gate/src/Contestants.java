import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.ImageLookup;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;

/** Who takes part. */
final class Contestants {
    private Contestants() {}

    /** Our engine in this process, as on an agent of Jenkins, connected anew for each release. */
    static final class InProcess implements Contestant {
        private volatile long decided;

        @Override
        public String name() {
            return "wso2-mi, in process";
        }

        @Override
        public void release(Path kubeconfig, String namespace, Path manifest) throws Exception {
            ReleaseRequest request = new ReleaseRequest(
                    ManifestSource.files(List.of(manifest)), List.of(), Duration.ofMinutes(1),
                    ReleaseRequest.OnFailure.LEAVE, "the race", false, AllowedNames.ALL, EnumSet.allOf(Part.class));
            try (Cluster cluster = Cluster.connect(new ClusterAccess(kubeconfig, null, namespace))) {
                Reporter report = new Reporter(this::hear, Clock.systemUTC());
                ReleaseResult result = new Deploy(cluster, ImageLookup.NONE, report).run(request);
                if (result.outcome() != Outcome.DONE) {
                    throw new IllegalStateException(result.sentence());
                }
            }
        }

        private void hear(Event event) {
            if (event instanceof Event.Gate) {
                decided = System.nanoTime();
            }
        }

        @Override
        public OptionalLong decided() {
            return OptionalLong.of(decided);
        }
    }

    /** Our command line, a process each time. */
    record Mictl(Path mictl, Path folder) implements Contestant {
        @Override
        public String name() {
            return "wso2-mi, mictl deploy";
        }

        @Override
        public void release(Path kubeconfig, String namespace, Path manifest) throws Exception {
            Contestant.run(
                    folder, kubeconfig, mictl.toString(), "deploy", "-f", manifest.toString(), "--namespace", namespace,
                    "--as-is", "all");
        }
    }

    /** kubectl apply, then kubectl rollout status. */
    record Kubectl(Path kubectl, Path folder) implements Contestant {
        @Override
        public String name() {
            return "kubectl rollout status";
        }

        @Override
        public void release(Path kubeconfig, String namespace, Path manifest) throws Exception {
            apply(kubeconfig, namespace, manifest);
            Contestant.run(
                    folder, kubeconfig, kubectl.toString(), "-n", namespace, "rollout", "status",
                    "deployment/" + Contestant.deployment(manifest));
        }

        void apply(Path kubeconfig, String namespace, Path manifest) throws Exception {
            Contestant.run(folder, kubeconfig, kubectl.toString(), "-n", namespace, "apply", "-f", manifest.toString());
        }
    }

    /** kubectl apply, then kubedog rollout track. */
    record Kubedog(Kubectl kubectl, Path kubedog, Path folder) implements Contestant {
        @Override
        public String name() {
            return "kubedog rollout track";
        }

        @Override
        public void release(Path kubeconfig, String namespace, Path manifest) throws Exception {
            kubectl.apply(kubeconfig, namespace, manifest);
            Contestant.run(
                    folder, kubeconfig, kubedog.toString(), "rollout", "track", "deployment",
                    Contestant.deployment(manifest), "-n", namespace);
        }
    }

    /** helm upgrade --install of a chart that holds the manifest, by one of Helm's ways to wait. */
    record Helm(Path helm, String version, String way, Path folder) implements Contestant {
        @Override
        public String name() {
            return "helm " + version + " " + way;
        }

        @Override
        public void release(Path kubeconfig, String namespace, Path manifest) throws Exception {
            Path chart = folder.resolve("chart-" + Contestant.deployment(manifest));
            Files.createDirectories(chart.resolve("templates"));
            Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
            Files.copy(manifest, chart.resolve("templates/web.yaml"));
            Contestant.run(
                    folder, kubeconfig, helm.toString(), "-n", namespace, "upgrade", "--install",
                    Contestant.deployment(manifest), chart.toString(), way);
        }
    }
}
