package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.PackedCar;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications of one build may go onto different servers, or beside others onto one. */
class CheckOfBuildTest {
    @TempDir
    private Path folder;

    private Car front;
    private Car back;
    private Car common;

    /** Two applications with a sequence of one name, one of which calls what lies in the third. */
    @BeforeEach
    void writeApplications() {
        front = car("front", "<sequence name=\"Fault\"><sequence key=\"Reply\"/></sequence>", "Fault");
        back = car("back", "<sequence name=\"Fault\"><drop/></sequence>", "Fault");
        common = car("common", "<sequence name=\"Reply\"><respond/></sequence>", "Reply");
    }

    private Car car(String application, String sequence, String name) {
        return CarReader.read(PackedCar.empty()
                .with("artifacts.xml", PackedCar.list(application, "1.0.0", name))
                .artifact(name, "synapse/sequence", sequence)
                .write(folder, application + ".car"));
    }

    private static List<CarRule> rules(CheckReport report) {
        return report.findings().stream().map(Finding::rule).toList();
    }

    private static List<CarRule> build(boolean whole, Car... cars) {
        return rules(CarCheck.checkBuild(CheckPolicy.DEFAULT, List.of(cars), whole));
    }

    @Test
    void shouldLetApplicationsForDifferentServersHaveEqualNames() {
        assertThat(rules(CarCheck.check(CheckPolicy.DEFAULT, List.of(front, back, common))))
                .containsExactly(CarRule.SAME_ARTIFACT);
        assertThat(build(true, front, back, common)).isEmpty();
    }

    @Test
    void shouldSayThatNoneOfAWholeProjectBringsSomething() {
        assertThat(build(true, front, back)).containsExactly(CarRule.MISSING_REFERENCE);
    }

    @Test
    void shouldNotMissInAPartWhatTheRestMayBring() {
        assertThat(build(false, front, back)).isEmpty();
    }

    @Test
    void shouldStillTellWhatIsWrongWithOneByItself() {
        Car twice = CarReader.read(PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("twice", "1.0.0", "Fault", "Fault", "Gone"))
                .artifact("Fault", "synapse/sequence", "<sequence name=\"Fault\"/>")
                .write(folder, "twice.car"));
        assertThat(build(false, twice, back)).contains(CarRule.LISTED_WITHOUT_FOLDER, CarRule.LISTED_TWICE);
    }

    @Test
    void shouldNotMissBesideOthersWhatTheseMayBring() {
        CheckReport alone = CarCheck.check(CheckPolicy.DEFAULT, List.of(front, back));
        assertThat(rules(alone)).containsExactlyInAnyOrder(CarRule.SAME_ARTIFACT, CarRule.MISSING_REFERENCE);
        assertThat(rules(alone.besideOthers())).containsExactly(CarRule.SAME_ARTIFACT);
    }

    @Test
    void shouldKnowASuppressionOfABuildForNeeded() throws IOException {
        CheckPolicy policy = CheckPolicy.of("", List.of(), true, List.of("missing-reference=in the base"), null);
        CheckReport report = CarCheck.checkBuild(policy, List.of(front, back), true);
        assertThat(report.findings()).isEmpty();
        assertThat(report.notices()).singleElement().asString().startsWith("suppressed: ");
    }
}
