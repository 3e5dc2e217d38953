package io.jenkins.plugins.wso2mi.release.matrix;

import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The situations of the matrix by {@code kubectl apply} and {@code kubectl rollout status}, for comparison; run by
 * {@code bench/gate/run} only. Asserts nothing: it writes what it saw to {@code target/gate-matrix-kubectl.tsv}.
 */
@ExtendWith(Testbed.class)
class KubectlMatrix {
    private static final int AT_ONCE = 12;
    private static final int LIMIT_SECONDS = 60;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path folder;

    private record Run(int code, String out) {}

    @Test
    void compare(Site site) throws Exception {
        ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE);
        String node = site.kubectl("get", "nodes", "-o", "jsonpath={.items[0].metadata.name}");
        String address = site.kubectl(
                "get", "nodes", "-o", "jsonpath={.items[0].status.addresses[?(@.type==\"InternalIP\")].address}");
        List<String> lines = new ArrayList<>();
        try (FaultyRegistry front = new FaultyRegistry(site.registry())) {
            List<Future<String>> seen = Stream.of("red.yaml", "green.yaml")
                    .flatMap(file -> Situation.in(file).stream())
                    .filter(s -> s.name().contains(System.getProperty("gate.matrix", "")))
                    .map(s -> stages.submit(() -> play(site, front, node, address, s)))
                    .toList();
            for (Future<String> one : seen) {
                lines.add(one.get());
                System.out.println("      " + one.get());
            }
        }
        stages.shutdown();
        Files.write(Path.of("target/gate-matrix-kubectl.tsv"), lines);
    }

    private static String play(Site site, FaultyRegistry front, String node, String address, Situation situation)
            throws Exception {
        String namespace = "peer-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        Stage stage = new Stage(site, front, node, address, folder, namespace);
        try {
            stage.prepare(situation);
            Path manifest = stage.file(situation.manifest());
            Thread meanwhile = new Thread(() -> stage.play(situation.steps()), namespace);
            meanwhile.start();
            Instant begun = Instant.now();
            Run run = kubectl(site, "apply", "-f", manifest.toString());
            boolean applied = run.code() == 0;
            if (applied) {
                run = kubectl(
                        site,
                        "-n",
                        namespace,
                        "rollout",
                        "status",
                        situation.kind() + "/web",
                        "--timeout=" + situation.number("timeout", LIMIT_SECONDS) + "s");
            }
            Duration took = Duration.between(begun, Instant.now());
            meanwhile.interrupt();
            meanwhile.join();
            return line(situation, applied, run, took);
        } catch (AssertionError | RuntimeException e) {
            return situation + "\tcould not be played: " + e.getMessage();
        } finally {
            stage.close(situation);
        }
    }

    private static String line(Situation situation, boolean applied, Run run, Duration took) {
        String text = run.out();
        String verdict = !applied
                ? "not-touched"
                : run.code() == 0 ? "passed" : text.contains("timed out waiting") ? "timed-out" : "refused";
        boolean named = situation.texts("words").stream().allMatch(text::contains);
        String last = text.strip().replaceAll("(?s).*\n", "");
        return String.join(
                "\t",
                situation.name(),
                situation.verdict(),
                verdict,
                String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0),
                situation.texts("words").isEmpty() ? "-" : named ? "named" : "not named",
                last);
    }

    private static Run kubectl(Site site, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(program(), "--kubeconfig", site.kubeconfig().toString()));
        command.addAll(List.of(arguments));
        File out = Files.createTempFile(folder, "kubectl", ".out").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        int code = process.waitFor();
        return new Run(code, Files.readString(out.toPath()));
    }

    /** The testbed's own kubectl, or the one that stands for it. */
    private static String program() throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        if (environment.containsKey("MICTL_TEST_KUBECONFIG")) {
            return environment.getOrDefault("MICTL_TEST_KUBECTL", "kubectl");
        }
        Process status = new ProcessBuilder("testbed/status").start();
        String text = new String(status.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        status.waitFor();
        return text.lines()
                .filter(l -> l.startsWith("KUBECTL="))
                .map(l -> l.substring("KUBECTL=".length()))
                .findFirst()
                .orElse("kubectl");
    }
}
