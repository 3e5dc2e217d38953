package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterAccess;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.WatchedApi;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagedUndertakingTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();
    private final SetClock clock = new SetClock();
    private final Scripted stage = new Scripted();
    private WatchedApi api;
    private Cluster cluster;
    private StagedUndertaking undertaking;

    /** A clock that stands where it is put. */
    private static final class SetClock extends Clock {
        private Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A stage that waits, fails as told, and remembers what it was asked. */
    private static final class Scripted implements Stage {
        private int status = 200;
        private int interrupts;
        private final List<String> heard = new ArrayList<>();

        @Override
        public Step look(Instant now) throws IOException {
            if (status != 200) {
                throw new ClusterException("cannot read web: trouble", status, new IOException());
            }
            return new Step.Wait(now.plusSeconds(3));
        }

        @Override
        public Step interrupt(Instant now) {
            interrupts++;
            return new Step.Next(this);
        }

        @Override
        public Step fail(String why, Instant now) {
            return new Step.End(new ReleaseResult(Outcome.FAILED, "r", "left", why));
        }

        @Override
        public ReleaseResult leave(String why) {
            return new ReleaseResult(Outcome.NOT_ROLLED_BACK, "r", "not-rolled-back", why);
        }

        @Override
        public void hear(String word) {
            heard.add(word);
        }

        @Override
        public Map<String, Object> state() {
            return Map.of("interrupts", interrupts);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        api = new WatchedApi();
        cluster = Cluster.connect(new ClusterAccess(api.kubeconfig(folder), null, null));
        ReleaseSite site = new ReleaseSite(cluster, new Reporter(events::add, clock), "me");
        undertaking = new StagedUndertaking(site, "deploy", Set.of("approve", "abort"), stage);
    }

    @AfterEach
    void end() {
        undertaking.close();
        cluster.close();
        api.close();
    }

    private Standing lookAfter(Duration time) {
        clock.now = clock.now.plus(time);
        return undertaking.look();
    }

    @Test
    void shouldSayWhenToLookAgain() {
        assertThat(undertaking.look()).isEqualTo(Standing.until(START.plusSeconds(3)));
    }

    @Test
    void shouldBearAnApiServerThatDoesNotAnswerForFiveMinutes() {
        stage.status = 503;
        assertThat(undertaking.look().end()).isEmpty();
        assertThat(lookAfter(Duration.ofSeconds(299)).end()).isEmpty();
        stage.status = 200;
        assertThat(lookAfter(Duration.ofSeconds(5)).end()).isEmpty();
        assertThat(events)
                .extracting(Event::toString)
                .filteredOn(e -> e.contains("answers again"))
                .hasSize(1);
        stage.status = 0;
        assertThat(lookAfter(Duration.ofSeconds(60)).end())
                .as("a new outage has its own time")
                .isEmpty();
        assertThat(lookAfter(Duration.ofSeconds(301)).end())
                .map(ReleaseResult::outcome)
                .contains(Outcome.FAILED);
    }

    @Test
    void shouldNotBearARefusal() {
        stage.status = 403;
        assertThat(undertaking.look().end()).map(ReleaseResult::sentence).contains("cannot read web: trouble");
    }

    @Test
    void shouldHandAnInterruptOnOnceAndEndAtTheSecond() {
        undertaking.interrupt();
        undertaking.look();
        undertaking.look();
        assertThat(stage.interrupts).isEqualTo(1);
        assertThat(undertaking.state()).contains("\"interrupts\":1");
        undertaking.interrupt();
        assertThat(undertaking.look().end()).map(ReleaseResult::outcome).contains(Outcome.NOT_ROLLED_BACK);
        assertThat(undertaking.look().end()).as("the end stays").isPresent();
    }

    @Test
    void shouldEndAtTheSecondInterruptEvenIfNobodyAnswers() {
        stage.status = 503;
        undertaking.interrupt();
        undertaking.interrupt();
        assertThat(undertaking.look().end()).isPresent();
    }

    @Test
    void shouldHandOnWhatIsAskedAndRefuseOtherWords() {
        List<String> calls = new ArrayList<>();
        undertaking.onChange(() -> calls.add("look"));
        undertaking.ask("approve");
        undertaking.look();
        assertThat(stage.heard).containsExactly("approve");
        assertThat(calls).containsExactly("look");
        assertThatThrownBy(() -> undertaking.ask("destroy")).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"schema\":1,\"verb\":\"canary\"}",
                "{\"schema\":2,\"verb\":\"deploy\",\"stage\":\"gate\"}",
                "{\"schema\":1,\"verb\":\"deploy\",\"stage\":\"gate\"}"
            })
    void shouldTakeNothingOverFromAStateItDoesNotKnow(String state) {
        Deploy deploy = new Deploy(cluster, ImageLookup.NONE, Reporter.silent());
        int before = api.requests().size();
        assertThatThrownBy(() -> deploy.resume(state))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("state of a deploy");
        assertThat(api.requests()).hasSize(before);
    }
}
