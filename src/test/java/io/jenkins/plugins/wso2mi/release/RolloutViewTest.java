package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import org.junit.jupiter.api.Test;

class RolloutViewTest {
    private static RolloutView view(Scene scene) {
        Snapshot snapshot = scene.snapshot();
        return RolloutView.of(snapshot, snapshot.deployment("web").orElseThrow());
    }

    private static Scene complete() {
        return new Scene()
                .deployment("web", 1, 2, 1, 1, 1)
                .revision("web", 1, 0)
                .revision("web", 2, 1)
                .readyPod("web", 2, "web-2-a");
    }

    @Test
    void shouldBeCompleteWhenEveryPodIsNewAndReady() {
        assertThat(view(complete()).isComplete()).isTrue();
    }

    @Test
    void shouldNotCountAnEvictedPodOfAnEarlierRevisionAsOld() {
        RolloutView view = view(complete().endedPod("web", 1, "web-1-evicted"));
        assertThat(view.old()).isZero();
        assertThat(view.isComplete()).isTrue();
    }

    @Test
    void shouldNotCountAnEvictedPodOfTheNewRevision() {
        RolloutView view = view(complete().endedPod("web", 2, "web-2-evicted"));
        assertThat(view.pods()).extracting(p -> p.name()).containsExactly("web-2-a");
        assertThat(view.isComplete()).isTrue();
    }

    @Test
    void shouldWaitForAnOldPodThatIsStillEnding() {
        RolloutView view = view(complete().endingPod("web", 1, "web-1-a"));
        assertThat(view.isComplete()).isFalse();
        assertThat(view.lacks()).isEqualTo("1 old pods are still ending");
    }

    @Test
    void shouldNotCountPodsThatOnlyShareLabels() {
        RolloutView view = view(complete().revision("other", 7, 1).readyPod("other", 7, "other-7-a"));
        assertThat(view.isComplete()).isTrue();
    }

    @Test
    void shouldWaitForTheReplicaSetOfTheNewRevision() {
        RolloutView view = view(new Scene()
                .deployment("web", 1, 2, 0, 1, 1)
                .revision("web", 1, 1)
                .readyPod("web", 1, "web-1-a"));
        assertThat(view.isComplete()).isFalse();
        assertThat(view.lacks()).isEqualTo("waiting for the new revision's ReplicaSet");
    }

    @Test
    void shouldSayHowManyPodsAreStillToCome() {
        Scene two = new Scene().deployment("web", 2, 2, 1, 1, 1).revision("web", 2, 2);
        assertThat(view(two.readyPod("web", 2, "web-2-a")).lacks()).isEqualTo("1 of 2 new pods exist");
    }
}
