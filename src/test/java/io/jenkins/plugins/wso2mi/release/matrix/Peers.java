package io.jenkins.plugins.wso2mi.release.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Those that take part, each by its own command line and with its defaults but for the limit. */
final class Peers {
    private Peers() {}

    /** {@code kubectl apply}, then {@code kubectl rollout status}. */
    record Kubectl(Command kubectl) implements Peer {
        @Override
        public void apply(String namespace, Path manifest) throws IOException, InterruptedException {
            Command.succeeded(applied(namespace, manifest));
        }

        Run applied(String namespace, Path manifest) throws IOException, InterruptedException {
            return kubectl.run(Duration.ofMinutes(1), "-n", namespace, "apply", "-f", manifest.toString());
        }

        @Override
        public Run release(String namespace, Path manifest, String kind, Duration limit)
                throws IOException, InterruptedException {
            Run applied = applied(namespace, manifest);
            String workload = kind.toLowerCase(Locale.ROOT) + "/web";
            return applied.code() != 0
                    ? applied
                    : kubectl.run(
                            limit,
                            "-n",
                            namespace,
                            "rollout",
                            "status",
                            workload,
                            "--timeout=" + limit.toSeconds() + "s");
        }
    }

    /** {@code kubectl apply}, then {@code kubedog rollout track}. */
    record Kubedog(Kubectl kubectl, Command kubedog) implements Peer {
        @Override
        public void apply(String namespace, Path manifest) throws IOException, InterruptedException {
            kubectl.apply(namespace, manifest);
        }

        @Override
        public Run release(String namespace, Path manifest, String kind, Duration limit)
                throws IOException, InterruptedException {
            Run applied = kubectl.applied(namespace, manifest);
            String seconds = String.valueOf(limit.toSeconds());
            return applied.code() != 0
                    ? applied
                    : kubedog.run(
                            limit,
                            "rollout",
                            "track",
                            kind.toLowerCase(Locale.ROOT),
                            "web",
                            "-n",
                            namespace,
                            "-t",
                            seconds);
        }
    }

    /**
     * {@code helm upgrade --install --wait} of a chart that holds the manifest as it is.
     *
     * @param way how Helm 4 is told to wait, by its usual strategy {@code watcher} or by {@code legacy}, that of Helm
     *     3; or how Helm 3 is
     */
    record Helm(Command helm, String way, Path folder) implements Peer {
        @Override
        public void apply(String namespace, Path manifest) throws IOException, InterruptedException {
            Command.succeeded(helm.run(
                    Duration.ofMinutes(1),
                    "-n",
                    namespace,
                    "upgrade",
                    "--install",
                    "web",
                    chart(manifest).toString()));
        }

        @Override
        public Run release(String namespace, Path manifest, String kind, Duration limit)
                throws IOException, InterruptedException {
            return helm.run(
                    limit,
                    "-n",
                    namespace,
                    "upgrade",
                    "--install",
                    "web",
                    chart(manifest).toString(),
                    way,
                    "--timeout",
                    limit.toSeconds() + "s");
        }

        private Path chart(Path manifest) throws IOException {
            Path chart = Files.createTempDirectory(folder, "chart");
            Files.writeString(chart.resolve("Chart.yaml"), "apiVersion: v2\nname: web\nversion: 1.0.0\n");
            Files.copy(manifest, chart.resolve("manifest.yaml"));
            Files.createDirectory(chart.resolve("templates"));
            Files.writeString(chart.resolve("templates/all.yaml"), "{{ .Files.Get \"manifest.yaml\" }}\n");
            return chart;
        }
    }
}
