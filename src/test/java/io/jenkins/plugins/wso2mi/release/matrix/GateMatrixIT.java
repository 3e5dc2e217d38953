package io.jenkins.plugins.wso2mi.release.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.config.AllowedNames;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.order.RegistryLookup;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.release.Deploy;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.ManifestSource;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The matrix: what a rollout can come into, each situation played on a real node, by the verdict, its words, and how
 * long it took. {@code docs/gate.md} tells it as a table.
 */
@ExtendWith(Testbed.class)
class GateMatrixIT {
    private static final int AT_ONCE = 12;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @TempDir
    private static Path folder;

    private static final Sheet SHEET = new Sheet("gate");

    private static Site site;
    private static FaultyRegistry front;
    private static ExecutorService stages;
    private static Stage.Surroundings around;

    /** What was seen of a situation. */
    private record Seen(String verdict, String sentence, Duration took, String told, String evidence) {}

    @BeforeAll
    static void open(Site up) throws IOException {
        site = up;
        front = new FaultyRegistry(up.registry());
        stages = Executors.newFixedThreadPool(AT_ONCE);
        around = Stage.Surroundings.of(up, front, folder);
    }

    @AfterAll
    static void close() throws IOException {
        stages.shutdownNow();
        front.close();
    }

    @TestFactory
    Stream<DynamicTest> shouldJudgeEachSituationRightly() {
        List<Situation> situations = Situation.chosen();
        List<Future<Seen>> seen =
                situations.stream().map(s -> stages.submit(() -> play(s))).toList();
        return Stream.iterate(0, i -> i < situations.size(), i -> i + 1)
                .map(i -> DynamicTest.dynamicTest(
                        situations.get(i).name(),
                        () -> check(situations.get(i), seen.get(i).get())));
    }

    private static void check(Situation situation, Seen seen) throws IOException {
        SHEET.add(situation, seen.verdict(), seen.took(), seen.sentence());
        assertThat(seen.verdict()).as(seen.sentence()).isEqualTo(situation.verdict());
        situation.texts("words").forEach(w -> assertThat(seen.sentence()).contains(w));
        situation.texts("told").forEach(w -> assertThat(seen.told()).contains(w));
        situation.texts("evidence").forEach(w -> assertThat(seen.evidence()).contains(w));
        assertThat(seen.took()).isLessThan(Duration.ofSeconds(situation.within()));
    }

    private static Seen play(Situation situation) throws Exception {
        String namespace = "gate-" + ProcessHandle.current().pid() + "-" + NUMBER.incrementAndGet();
        Stage stage = new Stage(around, namespace);
        try (Cluster cluster = site.connect(namespace)) {
            stage.prepare(situation);
            Path manifest = stage.file(situation.manifest());
            Thread meanwhile = new Thread(() -> stage.play(situation.steps()), namespace);
            meanwhile.start();
            Seen seen = release(cluster, situation, manifest, namespace);
            meanwhile.interrupt();
            meanwhile.join();
            return seen;
        } finally {
            stage.close(situation);
        }
    }

    private static Seen release(Cluster cluster, Situation situation, Path manifest, String namespace)
            throws IOException {
        List<Event> events = new CopyOnWriteArrayList<>();
        RegistryLookup lookup = new RegistryLookup(RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")));
        ReleaseRequest request = new ReleaseRequest(
                ManifestSource.files(List.of(manifest)),
                List.of(),
                Duration.ofSeconds(situation.number("timeout", 120)),
                ReleaseRequest.OnFailure.LEAVE,
                "the matrix",
                false,
                AllowedNames.ALL,
                EnumSet.allOf(Part.class));
        Instant begun = Instant.now();
        String verdict;
        String sentence;
        try {
            Deploy deploy = new Deploy(cluster, lookup, new Reporter(events::add, Clock.systemUTC()));
            ReleaseResult result = SituationRecorder.isWanted()
                    ? recorded(deploy, request, situation, cluster, namespace)
                    : deploy.run(request);
            verdict = verdict(result);
            sentence = result.sentence();
        } catch (RefusedException e) {
            verdict = "not-touched";
            sentence = String.valueOf(e.getMessage());
        }
        Duration took = Duration.between(begun, Instant.now());
        return new Seen(verdict, sentence, took, all(events, Event.Progress.class), all(events, Event.Evidence.class));
    }

    private static ReleaseResult recorded(
            Deploy deploy, ReleaseRequest request, Situation situation, Cluster cluster, String namespace)
            throws IOException {
        try (Undertaking release = deploy.begin(request);
                SituationRecorder recorder = SituationRecorder.open(cluster, namespace)) {
            String state = release.state();
            ReleaseResult result = Drive.toTheEnd(release);
            recorder.write(situation, state);
            return result;
        }
    }

    private static String verdict(ReleaseResult result) {
        return switch (result.outcome()) {
            case DONE -> "passed";
            case GATE_REFUSED -> "refused";
            case TIMED_OUT -> "timed-out";
            // nothing else ends so while the release is left as it is
            case FAILED -> "superseded";
            default -> result.outcome().toString();
        };
    }

    private static String all(List<Event> events, Class<? extends Event> type) {
        return events.stream().filter(type::isInstance).map(Event::toString).collect(Collectors.joining("\n"));
    }
}
