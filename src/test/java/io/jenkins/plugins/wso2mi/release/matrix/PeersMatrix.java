package io.jenkins.plugins.wso2mi.release.matrix;

import io.jenkins.plugins.wso2mi.release.matrix.Peer.Run;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The situations of the matrix by its peers, for comparison; run by {@code bench/gate/run} only, with
 * {@code gate.peers} (of {@code kubectl}, {@code helm}, {@code helm-legacy}, {@code helm-3}, {@code kubedog}) and the
 * path of each program as {@code gate.program.NAME}. Asserts nothing: it writes down what it saw ({@link Sheet}).
 */
@ExtendWith(Testbed.class)
class PeersMatrix {
    private static final int AT_ONCE = Integer.getInteger("gate.at.once", 12);
    /** Longer than the longest patience of the gate, so that no peer is short of time where the gate is not. */
    private static final int LIMIT_SECONDS = 75;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> compare(Site site) {
        return Stream.of(System.getProperty("gate.peers", "").split(","))
                .map(name -> DynamicTest.dynamicTest(name, () -> compare(site, name)));
    }

    private static void compare(Site site, String name) throws Exception {
        Peer peer = peer(name, site);
        Sheet sheet = new Sheet(name);
        ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE);
        try (FaultyRegistry front = new FaultyRegistry(site.registry())) {
            Stage.Surroundings around = Stage.Surroundings.of(site, front, folder);
            List<Future<?>> seen = Situation.chosen().stream()
                    .<Future<?>>map(s -> stages.submit(() -> {
                        play(around, peer, s, sheet);
                        return null;
                    }))
                    .toList();
            for (Future<?> one : seen) {
                one.get();
            }
        }
        stages.shutdown();
    }

    private static Peer peer(String name, Site site) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home-" + name));
        Command program = new Command(path(name), site.kubeconfig(), home);
        Peers.Kubectl kubectl = new Peers.Kubectl(new Command(path("kubectl"), site.kubeconfig(), home));
        return switch (name) {
            case "kubectl" -> kubectl;
            case "kubedog" -> new Peers.Kubedog(kubectl, program);
            case "helm-legacy" -> new Peers.Helm(program, "--wait=legacy", home);
            case "helm-3" -> new Peers.Helm(program, "--wait", home);
            default -> new Peers.Helm(program, "--wait=watcher", home);
        };
    }

    private static String path(String name) {
        return Objects.requireNonNull(System.getProperty("gate.program." + name), name);
    }

    private static void play(Stage.Surroundings around, Peer peer, Situation situation, Sheet sheet)
            throws IOException, InterruptedException {
        String namespace = "peer-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        Stage stage = new Stage(around, namespace);
        try {
            stage.prepare(situation, manifest -> peer.apply(namespace, manifest));
            Path manifest = stage.file(situation.manifest());
            String before = stage.footprint(situation.kind());
            Thread meanwhile = new Thread(() -> stage.play(situation.steps()), namespace);
            meanwhile.start();
            Instant begun = Instant.now();
            Duration limit = Duration.ofSeconds(situation.number("timeout", LIMIT_SECONDS));
            Run run = peer.release(namespace, manifest, situation.kind(), limit);
            Duration took = Duration.between(begun, Instant.now());
            meanwhile.interrupt();
            meanwhile.join();
            boolean touched = run.code() == 0 || !before.equals(stage.footprint(situation.kind()));
            sheet.add(situation, verdict(run, touched, limit), took, run.out());
        } catch (AssertionError | IOException | RuntimeException e) {
            sheet.add(situation, "not played", Duration.ZERO, String.valueOf(e.getMessage()));
        } finally {
            stage.close(situation);
        }
    }

    /** By what the tool did, not by its words: those differ. */
    private static String verdict(Run run, boolean touched, Duration limit) {
        if (run.code() == 0) {
            return "passed";
        }
        if (!touched) {
            return "not-touched";
        }
        return run.took().compareTo(limit) < 0 ? "refused" : "timed-out";
    }
}
