package io.jenkins.plugins.wso2mi.release.matrix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.NamespaceWatch;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.GateState;
import io.jenkins.plugins.wso2mi.release.matrix.Recording.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a namespace beside the gate, by the same watch, and writes down what it saw: into the folder that the system
 * property {@code gate.record} names, {@code src/test/resources/gate-matrix/recorded} to replace what is there.
 */
final class SituationRecorder implements AutoCloseable {
    private static final @Nullable String FOLDER = System.getProperty("gate.record");

    private final NamespaceWatch watch;
    private final List<Seen> seen = new ArrayList<>();

    private SituationRecorder(NamespaceWatch watch) {
        this.watch = watch;
        watch.onChange(this::look);
        look();
    }

    /** Whether anything is to be written down. */
    static boolean isWanted() {
        return FOLDER != null;
    }

    static SituationRecorder open(Cluster cluster, String namespace) throws IOException {
        return new SituationRecorder(cluster.watchWorkloads(namespace));
    }

    private synchronized void look() {
        Snapshot now = watch.snapshot();
        if (seen.isEmpty() || seen.get(seen.size() - 1).snapshot() != now) {
            seen.add(new Seen(Instant.now(), now));
        }
    }

    /**
     * Writes what a release's gate saw.
     *
     * @param state what the release told of itself while it waited
     */
    synchronized void write(Situation situation, String state) throws IOException {
        look();
        JsonNode fields = JsonMapper.builder().build().readTree(state);
        GateState gate = new GateState(
                situation.kind(),
                "web",
                fields.path("release").asText(),
                fields.at("/targets/0/generation").asLong(),
                Instant.parse(fields.path("deadline").asText()),
                null,
                Map.of(),
                null,
                "",
                Instant.EPOCH);
        Replay whole = Replay.of(gate, seen);
        Replay thinned = Replay.of(gate, whole.telling());
        boolean same = thinned.judgement().verdict() == whole.judgement().verdict()
                && thinned.judgement().sentence().equals(whole.judgement().sentence())
                && Stream.of(situation.texts("told")).flatMap(List::stream).allMatch(thinned.told()::contains);
        Path file = Files.createDirectories(Path.of(String.valueOf(FOLDER))).resolve(Recording.file(situation.name()));
        Recording.of(gate, same ? whole.telling() : List.copyOf(seen)).write(file);
    }

    @Override
    public void close() {
        watch.close();
    }
}
