package io.jenkins.plugins.wso2mi.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.PodState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Scene;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApplicationPodsTest {
    private static final Scene SCENE = new Scene()
            .deployment("web", 2, 2, 2, 2, 3)
            .revision("web", 1, 1)
            .revision("web", 2, 2)
            .readyPod("web", 2, "web-2-a")
            .readyPod("web", 1, "web-1-a")
            .endingPod("web", 1, "web-1-b")
            .endedPod("web", 2, "web-2-b")
            .deployment("other", 1, 1, 1, 1, 1)
            .revision("other", 1, 1)
            .readyPod("other", 1, "other-1-a");

    private static List<String> pods(@Nullable String only) {
        Snapshot snapshot = SCENE.snapshot();
        return ApplicationPods.of(snapshot, snapshot.deployment("web").orElseThrow(), only).stream()
                .map(PodState::name)
                .toList();
    }

    @Test
    void shouldAskOldPodsTooButNoneThatEndsOrIsOfAnother() {
        assertThat(pods(null)).containsExactly("web-1-a", "web-2-a");
        assertThat(pods("web-2-a")).containsExactly("web-2-a");
    }

    @Test
    void shouldNameThePodsThereAreIfThereIsNoSuchPod() {
        assertThatThrownBy(() -> pods("other-1-a"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("--pod: Deployment web has no pod other-1-a; it has web-1-a, web-2-a");
    }
}
