package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static io.jenkins.plugins.wso2mi.release.Scene.crashed;
import static io.jenkins.plugins.wso2mi.release.Scene.running;
import static io.jenkins.plugins.wso2mi.release.Scene.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.Snapshot.ContainerState;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gate by terms that somebody has set: how long a cause may last, and how many pods must be lost. */
class GateTermsTest {
    private static final Instant DEADLINE = START.plus(Duration.ofMinutes(10));
    private static final GateTerms.Fields WHERE = new GateTerms.Fields("--management-secret", "--patience", "--quorum");
    private static final ContainerState REFUSED = waiting("ImagePullBackOff", "denied: 403 Forbidden");

    private static GateTerms terms(String quorum, String... patience) {
        return GateTerms.parse("", List.of(patience), quorum, WHERE);
    }

    private static Scene rolling(GateTerms terms, int replicas) {
        return new Scene()
                .deployment("web", replicas, 2, 2, 2, replicas, 2, 2, Map.of(GateTerms.ANNOTATION, terms.toJson()))
                .revision("web", 1, 0)
                .revision("web", 2, replicas);
    }

    private static Judgement judge(Scene scene, Duration... looks) {
        Judgement judgement = Gate.judge(GateState.begin("web", null, 2, DEADLINE), scene.snapshot(), START);
        for (Duration look : looks) {
            judgement = Gate.judge(judgement.next(), scene.snapshot(), START.plus(look));
        }
        return judgement;
    }

    @Test
    void shouldBeReadAsItWasWritten() {
        GateTerms all = GateTerms.parse("mi-admin", List.of("image=2m", "probe=90s"), "50%", WHERE);
        Scene scene = rolling(all, 2);
        assertThat(GateTerms.of(scene.snapshot().deployment("web").orElseThrow()))
                .isEqualTo(all);
        assertThat(all.toJson()).doesNotContain("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[", "{\"schema\":2}", "{\"schema\":1,\"quorum\":\"none\"}"})
    void shouldBeTheUsualOnesWhenTheAnnotationIsOfSomebodyElse(String annotation) {
        Scene scene = new Scene().deployment("web", 2, 2, 2, 2, 2, 2, 2, Map.of(GateTerms.ANNOTATION, annotation));
        assertThat(GateTerms.of(scene.snapshot().deployment("web").orElseThrow()))
                .isEqualTo(GateTerms.USUAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "image=", "image=2", "faulty=1m", "quota=10s", "=1m"})
    void shouldRefuseATimeForWhatIsNoCause(String patience) {
        assertThatThrownBy(() -> terms("", patience))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--patience");
    }

    @Test
    void shouldRefuseASecretThatIsNoName() {
        assertThatThrownBy(() -> GateTerms.parse("mi/admin", List.of(), "", WHERE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--management-secret");
    }

    @Test
    void shouldFailACountedCauseAfterTheTimeThatIsGiven() {
        Scene usual = rolling(GateTerms.USUAL, 2).unreadyPod("web", 2, "web-2-a", REFUSED);
        assertThat(judge(usual, Duration.ofSeconds(59)).verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judge(usual, Duration.ofSeconds(60)).verdict()).isEqualTo(Verdict.REFUSED);

        Scene longer = rolling(terms("", "image=2m"), 2).unreadyPod("web", 2, "web-2-a", REFUSED);
        assertThat(judge(longer, Duration.ofSeconds(119)).verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judge(longer, Duration.ofSeconds(120)).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldLookAgainWhenTheTimeThatIsGivenIsOver() {
        Scene scene = rolling(terms("", "probe=7s"), 2).unreadyPod("web", 2, "web-2-a", STARTING);
        Judgement judgement = judge(scene, Duration.ofSeconds(6));
        assertThat(judgement.nextLook()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void shouldFailAServerThatIsNotReadyInTheTimeThatIsGiven() {
        Scene scene = rolling(terms("", "probe=3m"), 2).unreadyPod("web", 2, "web-2-a", STARTING);
        assertThat(judge(scene, Duration.ofSeconds(179)).verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judge(scene, Duration.ofSeconds(180)).verdict()).isEqualTo(Verdict.REFUSED);
        Scene usual = rolling(GateTerms.USUAL, 2).unreadyPod("web", 2, "web-2-a", STARTING);
        assertThat(judge(usual, Duration.ofMinutes(9)).verdict()).isEqualTo(Verdict.WAITING);
    }

    private static final ContainerState STARTING =
            new ContainerState("web", "shop/web:2", false, true, 0, "", "", null, "", null, "", "", START);

    @Test
    void shouldNotMakeAPassingCrashCountedByATimeForCrashes() {
        ContainerState again =
                new ContainerState("web", "shop/web:2", false, true, 1, "", "", null, "", 1, "Error", "", START);
        Scene scene = rolling(terms("", "crash=5s"), 2).unreadyPod("web", 2, "web-2-a", again);
        assertThat(judge(scene, Duration.ofSeconds(30)).verdict()).isEqualTo(Verdict.WAITING);
    }

    @Test
    void shouldWaitForTheQuorumOfLostPods() {
        Scene one = rolling(terms("50%"), 4)
                .unreadyPod("web", 2, "web-2-a", crashed(5, 1, "Error"))
                .readyPod("web", 2, "web-2-b")
                .readyPod("web", 2, "web-2-c")
                .unreadyPod("web", 2, "web-2-d", STARTING);
        Judgement waiting = judge(one, Duration.ofSeconds(90));
        assertThat(waiting.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(waiting.sentence()).as("shown all the same").contains("exit code 1");
        assertThat(waiting.nextLook()).isAfter(START.plusSeconds(90));

        Scene two = rolling(terms("50%"), 4)
                .unreadyPod("web", 2, "web-2-a", crashed(5, 1, "Error"))
                .readyPod("web", 2, "web-2-b")
                .readyPod("web", 2, "web-2-c")
                .unreadyPod("web", 2, "web-2-d", crashed(2, 1, "Error"));
        assertThat(judge(two).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldNotWaitForPodsThatTheStrategyDoesNotMake() {
        Scene scene = rolling(terms("50%"), 4).unreadyPod("web", 2, "web-2-a", crashed(5, 1, "Error"));
        assertThat(judge(scene).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldNotAskForAQuorumOfWhatIsNoPodsCause() {
        Scene scene = new Scene()
                .deployment(
                        "web",
                        4,
                        2,
                        1,
                        1,
                        1,
                        2,
                        2,
                        Map.of(GateTerms.ANNOTATION, terms("4").toJson()))
                .revision(
                        "web",
                        2,
                        4,
                        Scene.condition(
                                "ReplicaFailure", "True", "FailedCreate", "violates PodSecurity \"restricted\""))
                .readyPod("web", 2, "web-2-a");
        assertThat(judge(scene).verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void shouldFailByOnePodAsUsual() {
        Scene scene = rolling(GateTerms.USUAL, 4)
                .unreadyPod("web", 2, "web-2-a", crashed(5, 1, "Error"))
                .pod("web", 2, "web-2-b", true, false, List.of(), running("web-2-b"));
        assertThat(judge(scene).verdict()).isEqualTo(Verdict.REFUSED);
    }
}
