package io.jenkins.plugins.wso2mi.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The library variables that have the names of steps. */
class VariablesTest {
    private static final Path VARS = Path.of("vars");

    private static String text(String file) throws IOException {
        return Files.readString(VARS.resolve(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "miBuildCar",
                "miBuildImage",
                "miBuildBase",
                "miBuild",
                "miRebaseImage",
                "miOutdatedImages",
                "miDeploy",
                "miCanary",
                "miRollback",
                "miUndeploy"
            })
    void shouldHandEverythingToTheStepOfTheSameName(String name) {
        PipelineRun run = new PipelineRun();
        run.steps().answer(name, call -> "result");

        Object result = run.run(name + "(one: 'a', other: ['b', \"${1 + 1}\"])");

        assertThat(result).isEqualTo("result");
        assertThat(run.steps().calls())
                .singleElement()
                .isEqualTo(new Call(name, Map.of("one", "a", "other", List.of("b", "2")), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "miBuildImage, to",
        "miRebaseImage, images",
        "miOutdatedImages, images",
        "miCanary, plan",
        "miRollback, application"
    })
    void shouldTakeTheOneRequiredValueWithoutItsName(String name, String parameter) {
        PipelineRun run = new PipelineRun();

        run.run(name + " 'value'");

        assertThat(run.steps().calls())
                .singleElement()
                .isEqualTo(new Call(name, Map.of(parameter, "value"), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"miBuildCar()", "miBuildImage('x:1')", "miDeploy()", "miCanary('100%')"})
    void shouldSayThatThePluginIsMissing(String call) {
        PipelineRun run = new PipelineRun();
        String name = call.replaceFirst("\\(.*", "");
        run.steps().remove(name);

        assertThatThrownBy(() -> run.run(call))
                .isInstanceOf(StepFailure.class)
                .hasMessage(name + ": this Jenkins has no such step; install the plugin wso2-mi");
    }

    @Test
    void shouldNotHideOtherLinkageErrorsOfTheStep() {
        PipelineRun run = new PipelineRun();
        run.steps().answer("miDeploy", call -> {
            throw new NoSuchMethodError("io.fabric8.kubernetes.client.KubernetesClient.pods()");
        });

        assertThatThrownBy(() -> run.run("miDeploy()")).isInstanceOf(NoSuchMethodError.class);
    }

    @Test
    void shouldHaveAHelpTextForEachThatNamesEveryParameter() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(VARS)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".groovy"))
                    .map(file -> file.replace(".groovy", ""))
                    .sorted()
                    .toList();
        }
        assertThat(names)
                .containsExactly(
                        "miBuild",
                        "miBuildBase",
                        "miBuildCar",
                        "miBuildImage",
                        "miCanary",
                        "miDeploy",
                        "miOutdatedImages",
                        "miPipeline",
                        "miRebaseImage",
                        "miRollback",
                        "miUndeploy");
        for (String name : names) {
            List<String> words = Arrays.asList(text(name + ".txt").split("[^A-Za-z]+"));
            assertThat(words).as(name).contains(name);
            if (!name.equals("miPipeline")) {
                assertThat(words).as(name).containsAll(StepProperties.of(name));
            }
        }
    }

    @Test
    void shouldTellEveryKeyOfThePipelineInItsHelp() throws IOException {
        String known = text("miPipeline.groovy").replaceFirst("(?s).*def known = \\[(.*?)].*", "$1");
        List<String> keys = Arrays.stream(known.split("[^A-Za-z]+"))
                .filter(key -> !key.isEmpty())
                .toList();

        assertThat(keys).hasSizeGreaterThan(15);
        assertThat(Arrays.asList(text("miPipeline.txt").split("[^A-Za-z]+"))).containsAll(keys);
    }

    @Test
    void shouldHoldNoState() throws IOException {
        try (Stream<Path> files = Files.list(VARS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".groovy")).toList()) {
                assertThat(Files.readAllLines(file))
                        .as("%s: at the top there are functions and comments only", file)
                        .allSatisfy(line -> assertThat(line).matches("def \\w+\\(.*|}|\\s.*|//.*|/\\*\\*.*|"));
            }
        }
    }
}
