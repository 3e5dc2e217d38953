package io.jenkins.plugins.wso2mi.car.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.Event;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the native packager makes, byte for byte, beside what the real Maven and WSO2's plugin make. */
@Tag("thorough")
class NativeEqualsMavenIT {
    private static final Path CLINIC = Path.of("examples/clinic");
    private static final Path STUDIO = Path.of("examples/studio-layout");

    @TempDir
    private Path folder;

    @Test
    void shouldMakeTheBytesOfMavenFromTheClinicExample() throws Exception {
        List<Car> byMaven = byMaven(copy(CLINIC, "maven"));
        List<Car> own = natively(copy(CLINIC, "native"));

        assertThat(byMaven).hasSize(5);
        assertThat(own).extracting(Car::identity).containsExactlyElementsOf(identities(byMaven));
        assertThat(own).extracting(Car::sha256).containsExactlyElementsOf(shas(byMaven));
    }

    @Test
    void shouldMakeTheBytesOfMavenFromEveryKindOfArtifact() throws Exception {
        Car byMaven = byMaven(EveryKind.in(folder.resolve("maven"))).get(0);
        Car own = natively(EveryKind.in(folder.resolve("native"))).get(0);

        assertThat(own.artifacts())
                .extracting(Artifact::type)
                .contains(
                        "synapse/api",
                        "synapse/endpoint",
                        "synapse/inbound-endpoint",
                        "synapse/local-entry",
                        "synapse/message-store",
                        "synapse/message-processors",
                        "synapse/proxy-service",
                        "synapse/sequence",
                        "synapse/task",
                        "synapse/template",
                        "synapse/lib",
                        "lib/connector/dependency",
                        "lib/synapse/mediator",
                        "service/dataservice",
                        "datasource/datasource",
                        "config/property",
                        "registry/resource");
        assertThat(entries(own)).containsExactlyElementsOf(entries(byMaven));
        assertThat(own.sha256()).isEqualTo(byMaven.sha256());
    }

    @Test
    void shouldPackNativelyWhatMavenHasNoPluginFor() throws Exception {
        List<String> told = new ArrayList<>();
        Reporter reporter = new Reporter(
                event -> {
                    if (event instanceof Event.Notice notice) {
                        told.add(notice.text());
                    }
                },
                Clock.systemUTC());

        List<Car> cars = BuilderChoice.AUTO.local().build(BuildRequest.of(copy(STUDIO, "studio")), reporter);

        assertThat(cars).hasSize(2);
        assertThat(told).anySatisfy(line -> assertThat(line)
                .startsWith("packing natively, without Maven: Maven cannot build this project:")
                .contains("maven-car-plugin:5.2.45"));
    }

    @Test
    void shouldRefuseWhatMavenPackedFromAnEarlierVersion() throws Exception {
        Path project = EveryKind.in(folder.resolve("stale"));
        Path left = project.resolve("tmp/Log_1.1.0");
        Files.createDirectories(left);
        Files.writeString(
                left.resolve("artifact.xml"),
                "<artifact name=\"Log\" version=\"1.1.0\" type=\"synapse/sequence\"><file>a.xml</file></artifact>");
        Files.writeString(left.resolve("a.xml"), "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Log\"/>");

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> byMaven(project))
                .withMessageContaining("every_1.2.0.car!/Log_1.1.0: is in no source of");
    }

    private static List<Car> byMaven(Path project) throws IOException, InterruptedException {
        return new MavenBuild().build(BuildRequest.of(project), Reporter.silent());
    }

    private static List<Car> natively(Path project) throws IOException, InterruptedException {
        List<Car> cars = new NativeBuild().build(BuildRequest.of(project), Reporter.silent());
        return cars.stream().map(car -> CarReader.read(car.file())).toList();
    }

    private static List<String> identities(List<Car> cars) {
        return cars.stream().map(Car::identity).toList();
    }

    /** Names and sums, since a difference of them says more than one of digests. */
    private static List<String> entries(Car car) throws IOException {
        try (ZipFile zip = new ZipFile(car.file().toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName() + " " + Long.toHexString(entry.getCrc()))
                    .toList();
        }
    }

    private static List<String> shas(List<Car> cars) {
        return cars.stream().map(Car::sha256).toList();
    }

    private Path copy(Path example, String name) throws IOException {
        Path target = folder.resolve(name);
        try (Stream<Path> all = Files.walk(example)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().contains("/target/"))
                    .toList()) {
                Path to = target.resolve(example.relativize(file));
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        return target;
    }
}
