package io.jenkins.plugins.wso2mi.landscape.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Drive;
import io.jenkins.plugins.wso2mi.release.Ended;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.release.Standing;
import io.jenkins.plugins.wso2mi.release.Undertaking;
import io.jenkins.plugins.wso2mi.report.JsonLines;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Units go one after the other; what fails keeps those behind it, and the removal, from being begun. */
class UnitByUnitTest {
    private static final String PRUNE = "prune";

    private final List<String> begun = new ArrayList<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final List<String> refused = new ArrayList<>();

    private final UnitByUnit.Parts parts = new UnitByUnit.Parts() {
        @Override
        public Undertaking begin(String unit) throws IOException {
            begun.add(unit);
            if (refused.contains(unit)) {
                throw new RefusedException("Deployment shop/" + unit, "is being released by build 7", "wait");
            }
            Outcome outcome = outcomes.getOrDefault(unit, Outcome.DONE);
            return ended(new ReleaseResult(
                    outcome, "r-" + unit, outcome == Outcome.DONE ? "kept" : "rolled-back", unit + " says why"));
        }

        @Override
        public Undertaking resume(String unit, String state) {
            begun.add(unit + " from " + state);
            return ended(new ReleaseResult(Outcome.DONE, "r-" + unit, "kept", "ready"));
        }

        @Override
        public Undertaking prune() {
            begun.add(PRUNE);
            return ended(
                    new ReleaseResult(outcomes.getOrDefault(PRUNE, Outcome.DONE), "", "none", "2 objects are gone"));
        }
    };

    /** Ends with the second look, and tells a state before. */
    private static Undertaking ended(ReleaseResult result) {
        Undertaking end = new Ended(result);
        return new Undertaking() {
            private boolean looked;

            @Override
            public Standing look() throws IOException {
                if (looked) {
                    return end.look();
                }
                looked = true;
                return Standing.until(Instant.now());
            }

            @Override
            public void interrupt() {
                // ends by itself
            }

            @Override
            public void ask(String word) {
                end.ask(word);
            }

            @Override
            public void onChange(Runnable listener) {
                // nothing changes
            }

            @Override
            public String state() {
                return "of " + result.release();
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
    }

    private UnitByUnit units(String... names) {
        return new UnitByUnit(UnitByUnit.Way.FORTH, List.of(names), parts, Reporter.silent());
    }

    private ReleaseResult run(String... names) throws IOException {
        UnitByUnit units = units(names);
        units.begin(0);
        return Drive.toTheEnd(units);
    }

    @Test
    void shouldReleaseAllInOrderAndThenRemove() throws IOException {
        ReleaseResult end = run("front", "back");

        assertThat(begun).containsExactly("front", "back", PRUNE);
        assertThat(end.outcome()).isEqualTo(Outcome.DONE);
        assertThat(end.sentence()).isEqualTo("all 2 units are released; 2 objects are gone");
        assertThat(end.release()).isEqualTo("r-front, r-back");
    }

    @Test
    void shouldSayWhatWasNotBegunWhenAUnitIsRefusedByItsGate() throws IOException {
        outcomes.put("back", Outcome.GATE_REFUSED);

        ReleaseResult end = run("front", "back", "batch", "lab");

        assertThat(begun).containsExactly("front", "back");
        assertThat(end.outcome()).isEqualTo(Outcome.GATE_REFUSED);
        assertThat(end.aftermath()).isEqualTo("rolled-back");
        assertThat(end.sentence()).isEqualTo("1 of 4 units are released; back: back says why; not begun: batch, lab");
    }

    @Test
    void shouldStopAtAUnitThatIsRefusedBeforeItsFirstChange() throws IOException {
        refused.add("back");

        ReleaseResult end = run("front", "back", "batch");

        assertThat(begun).containsExactly("front", "back");
        assertThat(end.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(end.sentence()).isEqualTo("1 of 3 units are released; back was refused; not begun: batch");
    }

    @Test
    void shouldTellTheReleaseItselfWhenThereIsOneUnitOnly() throws IOException {
        assertThat(run("front").sentence()).isEqualTo("front says why; 2 objects are gone");
    }

    @Test
    void shouldBeDoneButForTheRemoval() throws IOException {
        outcomes.put(PRUNE, Outcome.TIMED_OUT);

        ReleaseResult end = run("front", "back");

        assertThat(end.outcome()).isEqualTo(Outcome.TIMED_OUT);
        assertThat(end.sentence())
                .isEqualTo("all 2 units are released; what is no longer wanted is not all gone: 2 objects are gone");
    }

    @Test
    void shouldBeginNothingMoreWhenItIsInterrupted() throws IOException {
        UnitByUnit units = units("front", "back");
        units.begin(0);
        assertThat(units.look().end()).isEmpty();
        units.interrupt();

        ReleaseResult end = Drive.toTheEnd(units);

        assertThat(begun).containsExactly("front");
        assertThat(end.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(end.sentence()).isEqualTo("1 of 2 units are released; interrupted; not begun: back");
    }

    @Test
    void shouldGoOnInAnotherJvmWhereItWas() throws IOException {
        UnitByUnit units = units("front", "back", "batch");
        units.begin(0);
        units.look();
        units.look();
        String state = units.state();
        begun.clear();

        Undertaking resumed = UnitByUnit.resumed(UnitByUnit.Way.FORTH, state, List.of(), parts, Reporter.silent());
        ReleaseResult end = Drive.toTheEnd(resumed);

        assertThat(begun).containsExactly("back from of r-back", "batch", PRUNE);
        assertThat(end.sentence()).startsWith("all 3 units are released");
    }

    @Test
    void shouldRefuseToGoOnWithAUnitThatIsGoneFromTheFile() {
        UnitByUnit units = units("front");

        assertThatThrownBy(() -> units.resume("lab", "state"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the landscape no longer has it");
    }

    @Test
    void shouldTellHowManyAreBackWhenUnitsGoBack() throws IOException {
        outcomes.put("front", Outcome.GATE_REFUSED);
        UnitByUnit units =
                new UnitByUnit(UnitByUnit.Way.BACK, List.of("back", "front", "base"), parts, Reporter.silent());
        units.begin(0);

        ReleaseResult end = Drive.toTheEnd(units);

        assertThat(begun).containsExactly("back", "front");
        assertThat(end.sentence()).isEqualTo("1 of 3 units are back; front: front says why; not begun: base");
    }

    @Test
    void shouldGoOnBackwardsOnlyFromAStateOfUnitsThatWentBack() throws IOException {
        UnitByUnit units = new UnitByUnit(UnitByUnit.Way.BACK, List.of("back", "front"), parts, Reporter.silent());
        units.begin(0);
        units.look();

        assertThat(LandscapeRollback.isOf(units.state())).isTrue();
        assertThat(LandscapeDeploy.isOf(units.state())).isFalse();
        UnitByUnit resumed =
                UnitByUnit.resumed(UnitByUnit.Way.BACK, units.state(), List.of(), parts, Reporter.silent());
        assertThat(Drive.toTheEnd(resumed).sentence()).startsWith("all 2 units are back");
    }

    @Test
    void shouldTellMachinesHowEachUnitEnded() throws IOException {
        StringWriter told = new StringWriter();
        Reporter report = new Reporter(new JsonLines(told), Clock.systemUTC());
        UnitByUnit units = new UnitByUnit(UnitByUnit.Way.FORTH, List.of("front"), parts, report);
        units.begin(0);

        Drive.toTheEnd(units);

        assertThat(told.toString()).contains("\"type\":\"unit\"", "\"releaseOutcome\":\"done\"");
    }
}
