package io.jenkins.plugins.wso2mi.car.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.MavenProject;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who builds, and what is said about it; Maven's runs are played. */
class AutoBuildTest {
    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private MavenProject project;

    @BeforeEach
    void makeProject() {
        project = new MavenProject(folder)
                .single()
                .file("mvnw", "")
                .file(
                        "src/main/wso2mi/artifacts/sequences/Stamp.xml",
                        "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Stamp\"/>");
    }

    @Test
    void shouldLeaveItToMavenWhenMavenCan() throws Exception {
        List<Car> cars = build((command, environment, directory, lines) -> {
            new NativeBuild().build(BuildRequest.of(Path.of(directory)), Reporter.silent());
            return 0;
        });

        assertThat(cars).hasSize(1);
        assertThat(told).last().isEqualTo("built by the project's own Maven build");
    }

    @Test
    void shouldPackNativelyAndSayWhyWhenAPluginCannotBeHad() throws Exception {
        List<Car> cars = build((command, environment, directory, lines) -> {
            lines.accept("[ERROR] Plugin org.wso2.maven:vscode-car-plugin:9 or one of its dependencies could not be"
                    + " resolved: not found -> [Help 1]");
            return 1;
        });

        assertThat(cars).extracting(Car::identity).containsExactly("clinic_1.2.0");
        assertThat(told).anySatisfy(line -> assertThat(line)
                .startsWith("packing natively, without Maven: Maven cannot build this project: Plugin")
                .contains("vscode-car-plugin:9"));
    }

    @Test
    void shouldPackNativelyWhenThereIsNoMaven() throws Exception {
        Files.delete(folder.resolve("mvnw"));

        assertThat(build((command, environment, directory, lines) -> 1)).hasSize(1);
        assertThat(told).anyMatch(line -> line.contains("there is no Maven"));
    }

    @Test
    void shouldNotHideAnyOtherFailureOfMaven() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> build((command, environment, directory, lines) -> {
                    lines.accept("[ERROR] Failed to execute goal compile: no such class");
                    return 1;
                }))
                .withMessageContaining("exit code 1");
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void shouldSayBothWhenItIsADryRun() throws Exception {
        new AutoBuild(new MavenBuild((command, environment, directory, lines) -> 1, null), new NativeBuild())
                .plan(BuildRequest.of(folder), reporter());

        assertThat(told).satisfiesExactly(line -> assertThat(line).startsWith("run sh "), line -> assertThat(line)
                .contains("its applications are packed natively"));
    }

    private List<Car> build(ProgramRunner runner) throws IOException, InterruptedException {
        return new AutoBuild(new MavenBuild(runner, null), new NativeBuild())
                .build(BuildRequest.of(project.root()), reporter());
    }

    private Reporter reporter() {
        return new Reporter(
                event -> {
                    if (event instanceof Event.Notice notice) {
                        told.add(notice.text());
                    } else if (event instanceof Event.Command command) {
                        told.add(command.sentence());
                    }
                },
                Clock.systemUTC());
    }
}
