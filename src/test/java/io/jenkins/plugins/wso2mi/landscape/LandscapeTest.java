package io.jenkins.plugins.wso2mi.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandscapeTest {
    @TempDir
    private Path folder;

    private ClinicCopy clinic() throws IOException {
        return new ClinicCopy(folder);
    }

    @Nested
    class Told {
        @Test
        void shouldTellWhatGoesIntoEachImage() throws IOException {
            Landscape landscape = Landscape.read(clinic().file());

            assertThat(landscape.base())
                    .contains(new Base(
                            "wso2/wso2mi:4.4.0",
                            "clinic/base",
                            new Contents(
                                    List.of("common", "probe"),
                                    List.of("audit"),
                                    List.of(
                                            "docker/base/deployment.toml:conf/deployment.toml",
                                            "audit/target/audit-1.0.0.jar:lib/audit-1.0.0.jar"))));
            assertThat(landscape.units())
                    .containsExactly(
                            new Unit(
                                    "appointments",
                                    "clinic/appointments",
                                    new Contents(List.of("appointments", "billing"), List.of(), List.of()),
                                    List.of("kubernetes/appointments"),
                                    false),
                            new Unit(
                                    "batch",
                                    "clinic/batch",
                                    new Contents(List.of("batch"), List.of(), List.of()),
                                    List.of("kubernetes/batch"),
                                    false));
            assertThat(landscape.environments()).isEmpty();
        }

        @Test
        void shouldKnowWhichUnitsItDescribesAndItsEnvironments() throws IOException {
            Landscape landscape = Landscape.read(Path.of("examples/clinic/landscape.yaml"));

            assertThat(landscape.units()).hasSize(3).allMatch(Unit::deploy);
            assertThat(landscape.environments()).containsExactly("dev", "prod");
        }

        @Test
        void shouldNameModulesToBuildInTheOrderOfTheProject() throws IOException {
            Landscape landscape = Landscape.read(clinic().file());
            Unit batch = landscape.units().get(1);

            assertThat(landscape.modules(List.of(batch), true)).containsExactly("common", "batch", "probe");
            assertThat(landscape.modules(List.of(batch), false)).containsExactly("audit");
        }

        @Test
        void shouldJoinManifestsInTheOrderOfTheirNames() throws IOException {
            String text = ManifestText.of(clinic().root(), List.of("kubernetes/batch"));

            assertThat(text.lines().filter(line -> line.startsWith("# kubernetes/")))
                    .containsExactly(
                            "# kubernetes/batch/deployment.yaml",
                            "# kubernetes/batch/namespace.yaml",
                            "# kubernetes/batch/persistent-volume-claim.yaml",
                            "# kubernetes/batch/persistent-volume.yaml",
                            "# kubernetes/batch/service-account.yaml");
            assertThat(text)
                    .contains(Files.readString(folder.resolve("kubernetes/batch/namespace.yaml"))
                            .strip());
        }

        @Test
        void shouldDoWithoutBaseAndManifests() throws IOException {
            ClinicCopy clinic = clinic().write("mi.yaml", "units: {desk: {cars: billing, image: shop/desk}}");

            Landscape landscape = Landscape.read(clinic.file());

            assertThat(landscape.base()).isEmpty();
            assertThat(landscape.units())
                    .containsExactly(new Unit(
                            "desk",
                            "shop/desk",
                            new Contents(List.of("billing"), List.of(), List.of()),
                            List.of(),
                            false));
            assertThat(ManifestText.of(clinic.root(), List.of())).isEmpty();
        }
    }

    @Nested
    class Touched {
        @ParameterizedTest
        @CsvSource({
            "appointments/src/main/wso2mi/artifacts/apis/ClinicAppointments.xml, appointments",
            "appointments/pom.xml, appointments",
            "batch/src/main/wso2mi/artifacts/tasks/ClinicReminder.xml, batch",
            "kubernetes/batch/deployment.yaml, batch",
            "kubernetes/appointments/gone.yaml, appointments",
            "common/src/main/wso2mi/artifacts/sequences/ClinicReply.xml, appointments batch",
            "probe/pom.xml, appointments batch",
            "docker/base/deployment.toml, appointments batch",
            "audit/src/main/java/Fingerprint.java, appointments batch",
            "pom.xml, appointments batch",
            "mi.yaml, appointments batch",
            ".mvn/jvm.config, appointments batch",
            "README.md, ''",
            "docker/appointments/Dockerfile, ''",
            "kubernetes/other/deployment.yaml, ''",
        })
        void shouldBeThoseThatAreMadeFromAChangedFile(String changed, String units) throws IOException {
            Landscape landscape = Landscape.read(clinic().file());

            List<String> touched = landscape.touchedBy(List.of(landscape.root().resolve(changed))).stream()
                    .map(Unit::name)
                    .toList();

            assertThat(touched)
                    .containsExactlyElementsOf(units.isEmpty() ? List.of() : Arrays.asList(units.split(" ")));
        }

        @ParameterizedTest
        @CsvSource({
            "docker/desk.toml, desk",
            "docker/prod.toml, desk",
            "docker/all.toml, desk till",
            "docker/x.toml, ''"
        })
        void shouldBeThoseWhosePodsGetAChangedFile(String changed, String units) throws IOException {
            ClinicCopy clinic = clinic().write("mi.yaml", """
                    defaults: {config: {conf/a.toml: docker/all.toml}}
                    units:
                      desk: {image: shop/desk, deploy: {config: {conf/b.toml: docker/desk.toml}}}
                      till: {image: shop/till, deploy: {config: {conf/b.toml: {secret: till, key: b}}}}
                    environments: {prod: {units: {desk: {config: {conf/b.toml: docker/prod.toml}}}}}
                    """);
            Landscape landscape = Landscape.read(clinic.file());

            assertThat(landscape.touchedBy(List.of(landscape.root().resolve(changed))).stream()
                            .map(Unit::name))
                    .containsExactlyElementsOf(units.isEmpty() ? List.of() : Arrays.asList(units.split(" ")));
        }

        /** Without common in the base, since that alone would touch all. */
        @Test
        void shouldFollowDependenciesOfModules() throws IOException {
            ClinicCopy clinic = clinic().exchange("cars: [common, z-probe]", "cars: [z-probe]");
            Landscape landscape = Landscape.read(clinic.file());
            Path reply = landscape.root().resolve("common/src/main/wso2mi/artifacts/sequences/ClinicReply.xml");

            assertThat(landscape.touchedBy(List.of(reply)))
                    .extracting(Unit::name)
                    .containsExactly("appointments");
        }
    }

    @Nested
    class Refused {
        private List<String> problems(ClinicCopy clinic) {
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> Landscape.read(clinic.file()));
            assertThat(refused).as("refused").isNotNull();
            return refused.problems().stream()
                    .map(Problem::sentence)
                    .map(sentence -> sentence.replace(folder + "/", ""))
                    .toList();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "units: | unit: | mi.yaml:11:1: the landscape has no key 'unit'; did you mean 'units'?",
                    "'    image: clinic/batch' | '    imgae: clinic/batch'"
                            + " | mi.yaml:20:5: unit 'batch' has no key 'imgae'; did you mean 'image'?",
                    "'    image: clinic/batch' | '    replicas: 3'"
                            + " | mi.yaml:20:5: unit 'batch' has no key 'replicas'; known are: cars, image, files, manifests,"
                            + " deploy",
                    "'cars: [batch]' | 'cars: [bacth]' | mi.yaml:19:12: 'bacth' is no artifact id of a module that makes"
                            + " a carbon application; did you mean 'batch'?",
                    "'cars: [batch]' | 'cars: [audit]' | mi.yaml:19:12: 'audit' is no artifact id of a module that makes"
                            + " a carbon application; there are: common, appointments, billing, batch, z-probe",
                    "'cars: [batch]' | 'cars: [[batch]]' | mi.yaml:19:12: cars of unit 'batch' is no text; write one",
                    "'image: clinic/batch' | 'image: clinic/batch:1.0'"
                            + " | mi.yaml:20:12: 'clinic/batch:1.0' is no repository; write it without tag and digest,"
                            + " such as clinic/appointments: each build gives its own tag",
                    "'image: clinic/batch' | 'image:' | mi.yaml:20:11: image of unit 'batch' is no text; write one",
                    "kubernetes/batch | kubernetes/btach"
                            + " | mi.yaml:21:16: 'kubernetes/btach' is not there; name a file or folder of {}",
                    "kubernetes/batch | ../batch"
                            + " | mi.yaml:21:16: '../batch' lies outside of the project; name a file or folder of {}",
                    "'  batch:' | '  Batch_1:' | mi.yaml:18:3: 'Batch_1' is no name for a unit;"
                            + " use at most 63 lower case letters, digits and '-'",
                    "'  from: wso2/wso2mi:4.4.0' | '  cars: [common]' | mi.yaml:4:3: base has no from; add it",
                    "'  from: wso2/wso2mi:4.4.0' | '  cars: [common]' | mi.yaml:6:3: 'cars' stands twice in base;"
                            + " remove one of the two",
                })
        void shouldSayWhereAndWhatAndHowToMendIt(String text, String other, String told) throws IOException {
            assertThat(problems(clinic().exchange(text, other))).contains(told.replace("{}", folder.toString()));
        }

        @Test
        void shouldTellAllProblemsAtOnce() throws IOException {
            ClinicCopy clinic = clinic().exchange("cars: [batch]", "cars: [bacth]")
                    .exchange("image: clinic/batch", "image: clinic/batch@sha256:00")
                    .exchange("manifests: kubernetes/batch", "manifests: nowhere");

            assertThat(problems(clinic)).hasSize(3);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'units: [' | no valid YAML",
                    "'' | there is nothing in it",
                    "'just a word' | the landscape is no mapping",
                    "'units: !!javax.script.ScriptEngineManager {}' | there are no units",
                    "'units: {}' | there are no units",
                })
        void shouldRefuseWhatIsNoLandscape(String text, String told) throws IOException {
            assertThat(problems(clinic().write("mi.yaml", text)))
                    .anySatisfy(problem -> assertThat(problem).contains(told));
        }

        @Test
        void shouldRefuseDeepNestingByLine() throws IOException {
            String deep = "units: " + "[".repeat(5_000) + "]".repeat(5_000);

            assertThat(problems(clinic().write("mi.yaml", deep)))
                    .singleElement()
                    .asString()
                    .startsWith("mi.yaml:1:")
                    .contains("nested more than 20 levels deep");
        }

        @Test
        void shouldRefuseALandscapeThatIsTooLarge() throws IOException {
            assertThat(problems(clinic().write("mi.yaml", "#".repeat(500_001))))
                    .containsExactly("mi.yaml: is larger than 500000 bytes; shorten it");
        }

        @Test
        void shouldRefuseALandscapeWithoutProject() throws IOException {
            ClinicCopy clinic = clinic();
            Files.delete(clinic.root().resolve("pom.xml"));

            assertThat(problems(clinic)).singleElement().asString().startsWith("pom.xml: there is no such file");
            assertThat(problems(clinic.exchange("units:", "unit:")))
                    .hasSize(3)
                    .anySatisfy(problem -> assertThat(problem).contains("did you mean 'units'?"))
                    .last()
                    .asString()
                    .startsWith("pom.xml: there is no such file");
        }
    }
}
