package io.jenkins.plugins.wso2mi.release.matrix;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Heard;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.ReplicaSetState;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a gate saw of a situation that was played on a real node: its snapshots, as far as they made it say something
 * else. Values that many snapshots hold are written once, and named by their number.
 *
 * @param kind of the workload, which is always called web
 * @param release its id
 * @param generation the one that had to be observed
 * @param deadline when the gate's waiting was to end
 */
record Recording(
        String kind,
        String release,
        long generation,
        Instant deadline,
        List<DeploymentState> workloads,
        List<ReplicaSetState> replicaSets,
        List<PodState> pods,
        List<EventState> events,
        List<Heard> heard,
        List<Look> looks) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(JsonInclude.Value.construct(Include.NON_NULL, Include.NON_NULL))
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();

    /** A snapshot by the numbers of its values, and when it was looked at; {@code events} is null while unknown. */
    record Look(
            Instant at,
            List<Integer> workloads,
            List<Integer> replicaSets,
            List<Integer> pods,
            @Nullable List<Integer> events,
            int heard) {}

    /** A snapshot, and when it was looked at. */
    record Seen(Instant at, Snapshot snapshot) {}

    /** Packs snapshots. */
    static Recording of(GateState begun, List<Seen> seen) {
        Recording packed = new Recording(
                begun.kind(),
                Objects.requireNonNull(begun.release()),
                begun.generation(),
                begun.deadline(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        seen.forEach(packed::add);
        return packed;
    }

    private void add(Seen seen) {
        Snapshot now = seen.snapshot();
        Heard answers = new Heard(now.probes(), now.logs(), now.management(), now.lookups());
        looks.add(new Look(
                seen.at(),
                numbers(workloads, now.deployments()),
                numbers(replicaSets, now.replicaSets()),
                numbers(pods, now.pods()),
                now.areEventsKnown() ? numbers(events, now.events()) : null,
                numbers(heard, List.of(answers)).get(0)));
    }

    private static <T> List<Integer> numbers(List<T> known, List<T> some) {
        some.stream().filter(one -> !known.contains(one)).forEach(known::add);
        return some.stream().map(known::indexOf).toList();
    }

    /** The snapshots, in order. */
    List<Seen> seen() {
        return looks.stream()
                .map(l -> new Seen(
                        l.at(),
                        new Snapshot(
                                values(workloads, l.workloads()),
                                values(replicaSets, l.replicaSets()),
                                values(pods, l.pods()),
                                l.events() == null ? null : values(events, l.events()),
                                heard.get(l.heard()))))
                .toList();
    }

    private static <T> List<T> values(List<T> known, List<Integer> numbers) {
        return numbers.stream().map(known::get).toList();
    }

    /** The gate that begins to wait. */
    GateState gate() {
        return new GateState(kind, "web", release, generation, deadline, null, Map.of(), null, "", Instant.EPOCH);
    }

    /** The name of a situation's file. */
    static String file(String situation) {
        return situation.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".json";
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    /** The recording of a situation; null if there is none. */
    static @Nullable Recording read(String situation) {
        try (InputStream in = Recording.class.getResourceAsStream("/gate-matrix/recorded/" + file(situation))) {
            return in == null ? null : JSON.readValue(in, Recording.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a gate says at last that sees this, and all that it told on the way. */
    Replay replay() {
        return Replay.of(gate(), seen());
    }

    /** Whether a judgement ends a gate. */
    static boolean isEnd(Judgement judgement) {
        return judgement.verdict() != Judgement.Verdict.WAITING;
    }
}
