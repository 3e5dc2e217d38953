package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.EventState;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Heard;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimCausesTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static KubernetesObject claim(String phase) {
        return Yaml.object("""
                {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: data, uid: new}, status: {phase: %s}}
                """.formatted(phase));
    }

    private static EventState event(String uid, int second, String reason) {
        return new EventState(
                "PersistentVolumeClaim",
                "data",
                uid,
                "Warning",
                reason,
                "the binder's words",
                1,
                START.plusSeconds(second));
    }

    private static Snapshot events(EventState... events) {
        return new Snapshot(
                List.of(),
                List.of(),
                List.of(),
                Arrays.asList(events),
                new Heard(Map.of(), Map.of(), Map.of(), Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "FailedBinding, COUNTED, gets no volume: the binder's words",
        "ProvisioningFailed, COUNTED, gets no volume: the binder's words",
        "ExternalProvisioning, PASSING, is waiting for its volume: the binder's words",
        "SomethingElse, PASSING, is waiting for its volume: the binder's words"
    })
    void shouldTellTheBindersWordsWhenAClaimIsNotBound(String reason, Cause.Kind kind, String words) {
        assertThat(ClaimCauses.of(claim("Pending"), events(event("new", 0, reason))))
                .hasValueSatisfying(cause -> {
                    assertThat(cause.kind()).isEqualTo(kind);
                    assertThat(cause.sentence()).isEqualTo("PersistentVolumeClaim data " + words);
                });
    }

    @Test
    void shouldWaitWhenTheBinderHasNotSpoken() {
        assertThat(ClaimCauses.of(claim("Pending"), events()))
                .hasValueSatisfying(cause -> assertThat(cause.kind()).isEqualTo(Cause.Kind.PASSING));
    }

    @ParameterizedTest
    @CsvSource({"WaitForFirstConsumer", "WaitForPodScheduled"})
    void shouldNotWaitWhenAPodHasToComeFirst(String reason) {
        assertThat(ClaimCauses.of(claim("Pending"), events(event("new", 0, "FailedBinding"), event("new", 1, reason))))
                .isEmpty();
    }

    @Test
    void shouldHearNothingOfAClaimOfTheSameNameThatIsGone() {
        Snapshot snapshot = events(event("new", 0, "WaitForFirstConsumer"), event("old", 1, "FailedBinding"));

        assertThat(ClaimCauses.of(claim("Pending"), snapshot)).isEmpty();
    }

    @Test
    void shouldKnowTheClaimThatHasItsVolume() {
        assertThat(ClaimCauses.isBound(claim("Bound"))).isTrue();
        assertThat(ClaimCauses.isBound(claim("Lost"))).isFalse();
        assertThat(ClaimCauses.isBound(Yaml.bare("PersistentVolumeClaim", "data")))
                .isFalse();
    }
}
