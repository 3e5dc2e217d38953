package io.jenkins.plugins.wso2mi.car.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarDependency;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clinic example by the real Maven and WSO2's plugin. */
class MavenBuildIT {
    private static final Path CLINIC = Path.of("examples/clinic");

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheSameBytesOfTheSameSourcesElsewhere() throws Exception {
        List<Car> here = build(copy("here", Comparator.naturalOrder()), "appointments", "common");
        List<Car> there = build(copy("there", Comparator.reverseOrder()), "appointments", "common");

        assertThat(here).extracting(Car::identity).containsExactlyInAnyOrder("common_1.0.0", "appointments_1.0.0");
        assertThat(there).extracting(Car::sha256).containsExactlyElementsOf(shas(here));
        assertThat(here.stream().flatMap(car -> car.dependencies().stream()))
                .containsExactly(new CarDependency("com.example.clinic", "common", "1.0.0", "car"));
        assertThat(CarCheck.check(here.toArray(Car[]::new))).isEmpty();
    }

    @Test
    void shouldNameWhatThePluginLeavesOutWhileItSaysSuccess() throws Exception {
        Path project = copy("broken", Comparator.naturalOrder());
        Path empty = project.resolve("billing/src/main/wso2mi/artifacts/proxy-services/Empty.xml");
        Files.createFile(empty);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> build(project, "billing"))
                .withMessageContaining("proxy-services/Empty.xml:1: is no well-formed XML");
    }

    @Test
    void shouldTellMavensWordsWhenTheBuildFails() throws Exception {
        Path project = copy("failing", Comparator.naturalOrder());
        Path pom = project.resolve("billing/pom.xml");
        Files.writeString(
                pom, Files.readString(pom).replace("<artifactId>clinic</artifactId>", "<artifactId>gone</artifactId>"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> build(project, "billing"))
                .withMessageContaining("Maven failed in " + project)
                .withMessageContaining("exit code 1");
    }

    private static List<Car> build(Path project, String... modules) throws IOException, InterruptedException {
        BuildRequest request =
                new BuildRequest(project, List.of(modules), List.of(), null, null, false, CheckPolicy.DEFAULT);
        return new MavenBuild().build(request, Reporter.silent());
    }

    private static List<String> shas(List<Car> cars) {
        return cars.stream().map(Car::sha256).toList();
    }

    /** A copy of the sources, written in some order, since folders are listed by it on some file systems. */
    private Path copy(String name, Comparator<Path> order) throws IOException {
        Path target = folder.resolve(name);
        List<Path> files;
        try (Stream<Path> all = Files.walk(CLINIC)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted(order)
                    .toList();
        }
        for (Path file : files) {
            Path to = target.resolve(CLINIC.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        return target;
    }
}
