package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseHistoryTest {
    private static Map<String, String> record(String id, String outcome) {
        ReleaseRecord record = new ReleaseRecord(id, START, "ann", outcome, Map.of(), "", List.of());
        return Map.of(ReleaseRecord.ANNOTATION, record.toJson());
    }

    private static Scene running(long revision, Map<String, String> annotations) {
        return new Scene().deployment("web", 1, revision, 1, 1, 1, 2, 2, annotations);
    }

    private static DeploymentState web(Snapshot snapshot) {
        return snapshot.deployment("web").orElseThrow();
    }

    private static Optional<Long> goodRevision(Scene scene, String failed) {
        Snapshot snapshot = scene.snapshot();
        return ReleaseHistory.lastGood(snapshot, web(snapshot), failed)
                .map(e -> e.replicaSet().revision());
    }

    @Test
    void shouldListRevisionsNewestFirstAndMarkTheCurrentOne() {
        Snapshot snapshot = running(3, record("c", ReleaseRecord.DONE))
                .revision("web", 1, 0, record("a", ReleaseRecord.DONE))
                .revision("web", 3, 1, record("c", ReleaseRecord.DONE))
                .revision("web", 2, 0)
                .snapshot();
        List<ReleaseHistory.Entry> entries = ReleaseHistory.of(snapshot, web(snapshot));
        assertThat(entries).extracting(e -> e.replicaSet().revision()).containsExactly(3L, 2L, 1L);
        assertThat(entries).extracting(ReleaseHistory.Entry::current).containsExactly(true, false, false);
        assertThat(entries.get(1).record()).isEmpty();
    }

    @Test
    void shouldBelieveTheDeploymentWhereTheReplicaSetIsBehind() {
        Snapshot snapshot = running(1, record("a", ReleaseRecord.DONE))
                .revision("web", 1, 1, record("a", ReleaseRecord.PROGRESSING))
                .snapshot();
        assertThat(ReleaseHistory.of(snapshot, web(snapshot)).get(0).record())
                .map(ReleaseRecord::outcome)
                .contains(ReleaseRecord.DONE);
    }

    @Test
    void shouldGoBackToTheNewestReleaseThatPassed() {
        Scene scene = running(4, record("d", ReleaseRecord.FAILED))
                .revision("web", 1, 0, record("a", ReleaseRecord.DONE))
                .revision("web", 2, 0, record("b", ReleaseRecord.DONE))
                .revision("web", 3, 0, record("c", ReleaseRecord.FAILED))
                .revision("web", 4, 1, record("d", ReleaseRecord.FAILED));
        assertThat(goodRevision(scene, "d")).contains(2L);
    }

    @Test
    void shouldNotGoBackToTheReleaseItGoesBackFrom() {
        Scene scene = running(2, record("b", ReleaseRecord.DONE))
                .revision("web", 1, 0, record("a", ReleaseRecord.DONE))
                .revision("web", 2, 1, record("b", ReleaseRecord.DONE));
        assertThat(goodRevision(scene, "b")).contains(1L);
    }

    @Test
    void shouldGoBackToWhatSomebodyElseMadeWhenNoReleasePassed() {
        Scene scene = running(2, record("b", ReleaseRecord.FAILED))
                .revision("web", 1, 0)
                .revision("web", 2, 1, record("b", ReleaseRecord.FAILED));
        assertThat(goodRevision(scene, "b")).contains(1L);
    }

    @Test
    void shouldFindNothingToGoBackToAfterAFirstReleaseThatFailed() {
        Scene scene =
                running(1, record("a", ReleaseRecord.FAILED)).revision("web", 1, 1, record("a", ReleaseRecord.FAILED));
        assertThat(goodRevision(scene, "a")).isEmpty();
    }

    @Test
    void shouldNotTakeAForeignChangeForTheReleaseWhoseRecordItCarries() {
        ReleaseRecord a =
                new ReleaseRecord("a", START, "ann", ReleaseRecord.DONE, Map.of("web", "shop/web:1"), "", List.of());
        Map<String, String> copied = Map.of(ReleaseRecord.ANNOTATION, a.toJson());
        Scene scene = running(2, copied).revision("web", 1, 0, copied).revision("web", 2, 1, copied);
        Snapshot snapshot = scene.snapshot();
        assertThat(ReleaseHistory.of(snapshot, web(snapshot)))
                .extracting(e -> e.record().isPresent())
                .containsExactly(false, true);
        assertThat(ReleaseHistory.current(snapshot, web(snapshot))).isEqualTo("revision 2");
        assertThat(goodRevision(scene, "revision 2")).contains(1L);
    }
}
