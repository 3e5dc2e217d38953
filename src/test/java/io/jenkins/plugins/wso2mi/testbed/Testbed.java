package io.jenkins.plugins.wso2mi.testbed;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a real cluster and registry: brings the testbed up at the first use in a test run, and down at its end if
 * it was not up before. With {@code MICTL_TEST_KUBECONFIG} and {@code MICTL_TEST_REGISTRY} in the environment, those
 * are used instead.
 */
public final class Testbed implements BeforeAllCallback, ParameterResolver {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    /** A running cluster and registry. */
    public static final class Site implements AutoCloseable {
        private final Path kubeconfig;
        private final String registry;
        private final String kubectl;
        private final boolean ours;

        private Site(Path kubeconfig, String registry, String kubectl, boolean ours) {
            this.kubeconfig = kubeconfig;
            this.registry = registry;
            this.kubectl = kubectl;
            this.ours = ours;
        }

        static Site up() {
            String given = System.getenv("MICTL_TEST_KUBECONFIG");
            if (given != null) {
                return new Site(
                        Path.of(given),
                        Objects.requireNonNull(System.getenv("MICTL_TEST_REGISTRY")),
                        System.getenv().getOrDefault("MICTL_TEST_KUBECTL", "kubectl"),
                        false);
            }
            boolean wasUp = run(List.of("testbed/status"), 60).code() == 0;
            Run up = run(List.of("testbed/up", "cluster"), 2400);
            if (up.code() != 0) {
                throw new IllegalStateException("testbed/up failed, see above");
            }
            Map<String, String> env = up.out()
                    .lines()
                    .filter(l -> l.contains("="))
                    .map(l -> l.split("=", 2))
                    .collect(Collectors.toMap(p -> p[0], p -> p[1]));
            return new Site(Path.of(env.get("KUBECONFIG")), env.get("REGISTRY"), env.get("KUBECTL"), !wasUp);
        }

        /** The registry's host and port. */
        public String registry() {
            return registry;
        }

        public Path kubeconfig() {
            return kubeconfig;
        }

        /** The folder with the programs of a cluster, such as {@code kube-apiserver}. */
        public Path programs() {
            return Path.of(kubectl).toAbsolutePath().getParent();
        }

        /** Connects as the administrator. */
        public Cluster connect(String namespace) {
            return Cluster.connect(new ClusterAccess(kubeconfig, null, namespace));
        }

        /** Starts {@code kubectl proxy}, whose first line names its address; to be ended by who asks for it. */
        public Process kubectlProxy() throws IOException {
            return new ProcessBuilder(kubectl, "--kubeconfig", kubeconfig.toString(), "proxy", "--port=0")
                    .redirectErrorStream(true)
                    .start();
        }

        /** Runs kubectl and returns what it printed; fails the test if it fails. */
        public String kubectl(String... arguments) {
            List<String> command = new java.util.ArrayList<>(List.of(kubectl, "--kubeconfig", kubeconfig.toString()));
            command.addAll(List.of(arguments));
            Run run = run(command, 120);
            if (run.code() != 0) {
                throw new AssertionError(command + " failed: " + run.out());
            }
            return run.out();
        }

        @Override
        public void close() {
            if (ours) {
                run(List.of("testbed/down"), 120);
            }
        }
    }

    private record Run(int code, String out) {}

    private static Run run(List<String> command, long seconds) {
        try {
            File out = File.createTempFile("testbed", ".out");
            Process process = new ProcessBuilder(command)
                    .directory(PROJECT.toFile())
                    .redirectOutput(out)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(command + " does not end");
            }
            String text = java.nio.file.Files.readString(out.toPath());
            java.nio.file.Files.delete(out.toPath());
            return new Run(process.exitValue(), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The site of this test run. */
    public static Site site(ExtensionContext context) {
        return Objects.requireNonNull(context.getRoot()
                .getStore(ExtensionContext.Namespace.create(Testbed.class))
                .getOrComputeIfAbsent(Site.class, key -> Site.up(), Site.class));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        site(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return site(context);
    }
}
