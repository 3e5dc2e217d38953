package io.jenkins.plugins.wso2mi.car.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPolicyTest {
    private static final PackedCar ODD = PackedCar.clinic()
            .artifact("Stamp", "synapse/sequence", "<sequence name='Stamp'>\n<sequence key='X'/></sequence>");

    @TempDir
    private Path folder;

    @Test
    void shouldNameTheRuleWhereverAFindingIsTold() throws IOException {
        CheckReport report = CheckedCars.of(folder, ODD).report();

        assertThat(report.problems()).singleElement().satisfies(problem -> assertThat(problem.sentence())
                .endsWith(" [missing-reference]"));
        assertThat(report.facts().get("findings"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(java.util.Map.class))
                .singleElement()
                .satisfies(facts -> assertThat((Object) facts)
                        .hasToString(report.findings().get(0).facts().toString()));
        assertThat(report.findings().get(0).facts())
                .containsEntry("rule", "missing-reference")
                .containsEntry("severity", "warning")
                .containsKeys("where", "what", "fix");
    }

    @Test
    void shouldTakeWarningsForErrorsWhenStrict() throws IOException {
        CheckReport lenient = CheckedCars.of(folder, ODD).report();
        CheckReport strict = CheckedCars.of(folder, ODD).by(policy(true)).report();

        assertThat(lenient.hasErrors()).isFalse();
        assertThat(strict.hasErrors()).isTrue();
        assertThat(strict.problems()).hasSize(1).allMatch(Problem::isError);
    }

    @Nested
    class Suppressions {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "missing-reference=from the base image",
                    "missing-reference:*=from the base image",
                    "missing-reference:Stamp_1.0.0/*=from the base image",
                    "missing-reference:Stamp-1.0.0.xml=from the base image",
                    "missing-reference:clinic.car!/*=from the base image",
                    "missing-reference:St*.xml=from the base image"
                })
        void shouldLeaveOutWhatIsMeantSo(String text) throws IOException {
            CheckReport report =
                    CheckedCars.of(folder, ODD).by(policy(true, text)).report();

            assertThat(report.hasErrors()).isFalse();
            assertThat(report.findings()).isEmpty();
            assertThat(report.suppressed()).hasSize(1);
            assertThat(report.notices()).singleElement().satisfies(notice -> assertThat(notice)
                    .contains("[missing-reference]", "because: from the base image"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "missing-connector=other rule",
                    "missing-reference:amp-1.0.0.xml=not from the begin of a part",
                    "missing-reference:Stamp_1.0.0=not to the end",
                    "missing-reference:Stamp.1.0.0.xml=a dot is a dot"
                })
        void shouldTellWhatIsNotNeededAnyMore(String text) throws IOException {
            CheckReport report =
                    CheckedCars.of(folder, ODD).by(policy(false, text)).report();

            assertThat(report.findings()).hasSize(1);
            assertThat(report.notices())
                    .containsExactly("the suppression " + text + " is not needed any more: remove it");
            assertThat(report.facts().get("unusedSuppressions")).isEqualTo(List.of(text));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "missing-reference | gives no reason",
                    "missing-reference:X= | gives no reason",
                    "no-such-rule=because | there is no rule 'no-such-rule'",
                    "Missing Reference=because | is not understood"
                })
        void shouldRefuseOneWithoutReasonOrRule(String text, String why) {
            refused(() -> policy(false, text)).withMessageContaining(why);
        }
    }

    @Nested
    class SuppressionFiles {
        @Test
        void shouldReadTheFileBesideAProject() throws IOException {
            Files.writeString(
                    folder.resolve("car-check.yaml"),
                    "suppressions:\n- rule: missing-reference\n"
                            + "  where: Stamp_1.0.0/*\n  reason: from the base image\n");

            CheckPolicy policy = CheckPolicy.DEFAULT.withFileIn(folder);

            assertThat(policy.suppressions())
                    .containsExactly(
                            new Suppression(CarRule.MISSING_REFERENCE, "Stamp_1.0.0/*", "from the base image"));
            assertThat(CheckPolicy.DEFAULT.withFileIn(folder.resolve("elsewhere")))
                    .isEqualTo(CheckPolicy.DEFAULT);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "suppressions: [{rule: missing-reference}] | car-check.yaml:1: gives no reason",
                    "suppressions: [{rule: nope, reason: r}] | there is no rule 'nope'",
                    "suppressions: [{rule: missing-reference, reason: r, file: x}] | there is no key 'file'",
                    "suppression: [] | there is no key 'suppression'",
                    "suppressions: text | holds no list of suppressions",
                    "[[[[[[[[[[[[]]]]]]]]]]]] | nested more than 10 levels",
                    "'suppressions: [' | no valid YAML"
                })
        void shouldTellWhatIsWrongWithAFile(String text, String why) throws IOException {
            Files.writeString(folder.resolve("car-check.yaml"), text);

            refused(() -> CheckPolicy.DEFAULT.withFileIn(folder)).withMessageContaining(why);
        }

        @Test
        void shouldRefuseAFileThatIsNamedAndNotThere() {
            refused(() -> CheckPolicy.of("", List.of(), false, List.of(), folder.resolve("no.yaml")))
                    .withMessageContaining("there is no such file");
        }
    }

    @Test
    void shouldTakeRolesThatTheServerIsSaidToHave() throws IOException {
        String list = PackedCar.list("clinic", "1.0.0")
                .replace("</artifact>", PackedCar.entry("Stamp", "BusinessRulesServer") + "</artifact>");
        PackedCar car = PackedCar.clinic()
                .with("artifacts.xml", list)
                .without("Visits_1.0.0/artifact.xml")
                .without("mail-connector_1.0.0/artifact.xml");
        CheckPolicy policy = CheckPolicy.of("", List.of("Business.*"), false, List.of(), null);

        assertThat(CheckedCars.of(folder, car).findings(CarRule.ONLY_FOREIGN_ROLES))
                .hasSize(1);
        assertThat(CheckedCars.of(folder, car).by(policy).findings(CarRule.ONLY_FOREIGN_ROLES))
                .isEmpty();
    }

    @Test
    void shouldTellEverythingThatIsWrongAtOnce() {
        refused(() -> CheckPolicy.of("four", List.of("Enterprise("), false, List.of("x"), null))
                .satisfies(e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void shouldTravelToAnAgentAndBack() throws Exception {
        CheckPolicy policy = policy(true, "missing-reference:X=because");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(policy);

        assertThat(new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject())
                .isEqualTo(policy);
    }

    private static CheckPolicy policy(boolean strict, String... suppress) throws IOException {
        return CheckPolicy.of("", List.of(), strict, List.of(suppress), null);
    }

    private static org.assertj.core.api.ThrowableAssertAlternative<RefusedException> refused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(work);
    }
}
