package io.jenkins.plugins.wso2mi.release;

import static io.jenkins.plugins.wso2mi.release.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.ExpectedApplications.Server;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import io.jenkins.plugins.wso2mi.report.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With a login for the management API, that says which carbon applications are active. */
class ManagementWordTest {
    private static final String REJECTED =
            "ERROR {CappDeployer} - Error occurred while deploying the Carbon application:" + " clinic.car";
    private static final String STARTED = "WSO2 Micro Integrator started in 12.34 seconds";
    private static final GateTerms TERMS =
            GateTerms.parse("mi-admin", List.of(), "", new GateTerms.Fields("s", "p", "q"));
    private static final ExpectedApplications EXPECTED = new ExpectedApplications(List.of(
            new Server("web", "shop/web:2", List.of(new BurntApplication("clinic", "1.0.0", "clinic.car", "")))));

    private static Scene ready() {
        return new Scene()
                .deployment(
                        "web",
                        1,
                        2,
                        1,
                        1,
                        1,
                        2,
                        2,
                        Map.of(
                                ExpectedApplications.ANNOTATION,
                                EXPECTED.toJson(),
                                GateTerms.ANNOTATION,
                                TERMS.toJson()))
                .revision("web", 2, 1)
                .readyPod("web", 2, "web-2-a");
    }

    private static Judgement judge(Scene scene, int secondsLater) {
        return Gate.judge(
                GateState.begin("web", null, 2, START.plus(Duration.ofMinutes(10))),
                scene.snapshot(),
                START.plusSeconds(secondsLater));
    }

    @Test
    void shouldAskTheManagementApiAndNotTheLog() {
        Judgement judgement = judge(ready(), 0);
        assertThat(judgement.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judgement.ask()).singleElement().isInstanceOfSatisfying(Question.Management.class, question -> {
            assertThat(question.pod().name()).isEqualTo("web-2-a");
            assertThat(question.secret()).isEqualTo("mi-admin");
        });
    }

    @Test
    void shouldPassWhenAllAreActive() {
        Judgement judgement =
                judge(ready().management("web-2-a", 1, 200, List.of("common_1.2.0", "clinic_1.0.0"), List.of()), 0);
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.sentence()).contains("carbon applications active on each: 1");
        assertThat(judgement.events()).isEmpty();
    }

    @Test
    void shouldTakeAnotherVersionForAnotherApplication() {
        Judgement judgement = judge(ready().management("web-2-a", 1, 200, List.of("clinic_1.0.1"), List.of()), 3);
        assertThat(judgement.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(judgement.ask()).singleElement().isInstanceOf(Question.Management.class);
    }

    @Test
    void shouldAskTheLogForTheReasonWhenOneIsFaulty() {
        Scene scene = ready().management("web-2-a", 1, 200, List.of(), List.of("clinic.car"));
        Judgement first = judge(scene, 0);
        assertThat(first.verdict()).isEqualTo(Verdict.WAITING);
        assertThat(first.ask()).singleElement().isInstanceOf(Question.ServerLog.class);

        Judgement judgement = judge(scene.logs("web-2-a", 1, REJECTED, STARTED), 2);
        assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(judgement.sentence()).contains("not active: clinic_1.0.0", "the server's log says");
    }

    @Test
    void shouldRefuseByTheManagementApisWordWhenTheLogSaysNothing() {
        Scene scene = ready().management("web-2-a", 3, 200, List.of(), List.of())
                .logs("web-2-a", 1, "Successfully Deployed Carbon Application : clinic_1.0.0", STARTED);
        Judgement judgement = judge(scene, 2);
        assertThat(judgement.verdict()).isEqualTo(Verdict.REFUSED);
        assertThat(judgement.sentence()).contains("its management API has no such carbon application");
    }

    @Test
    void shouldBelieveTheLogWhenTheLoginIsNotTaken() {
        Scene scene = ready().management("web-2-a", 1, 401, List.of(), List.of());
        assertThat(judge(scene, 0).ask()).singleElement().isInstanceOf(Question.ServerLog.class);
        scene.logs("web-2-a", 1, "Successfully Deployed Carbon Application : clinic_1.0.0", STARTED);
        assertThat(judge(scene, 2).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void shouldWarnWhenNeitherTells() {
        Scene scene = ready().management("web-2-a", ServerWord.ASKED_ENOUGH, 0, List.of(), List.of())
                .log(
                        "web-2-a",
                        new io.jenkins.plugins.wso2mi.cluster.Snapshot.LogExcerpt(
                                START, 1, 0, 403, "", null, false, List.of()));
        Judgement judgement = judge(scene, 2);
        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.events())
                .singleElement()
                .isInstanceOfSatisfying(Event.Trouble.class, trouble -> assertThat(
                                trouble.problem().what())
                        .contains("management API has not told: no luck", "HTTP 403"));
    }

    @Test
    void shouldAskAgainAfterSilence() {
        Scene scene = ready().management("web-2-a", 3, 0, List.of(), List.of());
        assertThat(judge(scene, 1).ask()).isEmpty();
        assertThat(judge(scene, 2).ask()).singleElement().isInstanceOf(Question.Management.class);
    }
}
