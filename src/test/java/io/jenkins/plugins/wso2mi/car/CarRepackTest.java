package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarRepackTest {
    private static final String FIRST = PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector");
    private static final String SECOND = PackedCar.list("clinic", "1.0.0", "mail-connector", "Stamp", "Visits");

    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSameBytesWhenOrderAndTimesDiffer() throws IOException {
        Path one = PackedCar.clinic().with("artifacts.xml", FIRST).write(folder, "one.car");
        Path two = PackedCar.empty()
                .artifact("mail-connector", "synapse/lib", "no zip, but nobody looks inside")
                .artifact("Stamp", "synapse/sequence", "<sequence name=\"Stamp\"/>")
                .artifact("Visits", "synapse/api", "<api name=\"Visits\" context=\"/visits\"/>")
                .with("artifacts.xml", SECOND)
                .write(folder, "two.car");

        CarRepack.normalise(one, true);
        CarRepack.normalise(two, true);

        assertThat(two).hasSameBinaryContentAs(one);
        assertThat(CarCheck.check(CarReader.read(one))).isEmpty();
    }

    @Test
    void shouldKeepTheOrderOfListsThatMeansSomething() throws IOException {
        Path car = PackedCar.clinic().with("artifacts.xml", FIRST).write(folder);

        CarRepack.normalise(car, false);

        assertThat(entry(car, "artifacts.xml")).asString(UTF_8).isEqualTo(FIRST);
    }

    @Test
    void shouldKeepAListWholeWhenItHoldsMoreThanAList() throws IOException {
        String commented = FIRST.replace("<artifacts>", "<artifacts><!-- by hand -->");
        Path car = PackedCar.clinic().with("artifacts.xml", commented).write(folder);

        CarRepack.normalise(car, true);

        assertThat(entry(car, "artifacts.xml")).asString(UTF_8).isEqualTo(commented);
    }

    @Test
    void shouldKeepEveryAttributeWhenListsAreSorted() throws IOException {
        String odd = "<artifacts><artifact name=\"a &amp; b\" version=\"1&quot;\" type=\"carbon/application\""
                + " mainSequence=\"m&#10;\">"
                + PackedCar.entry("z&lt;", "R") + PackedCar.entry("a", "R") + "</artifact></artifacts>";
        Path car = PackedCar.empty().with("artifacts.xml", odd).write(folder);
        Car before = CarReader.read(car);

        CarRepack.normalise(car, true);

        Car after = CarReader.read(car);
        assertThat(after.identity()).isEqualTo(before.identity()).isEqualTo("a & b_1\"");
        assertThat(after.mainSequence()).isEqualTo(before.mainSequence());
        assertThat(after.contents().listing().entries())
                .containsExactlyInAnyOrderElementsOf(before.contents().listing().entries());
    }

    @Test
    void shouldNormaliseTheApplicationsPackedInside() throws IOException {
        PackedCar first = PackedCar.clinic().with("artifacts.xml", FIRST);
        PackedCar second = PackedCar.clinic().without("artifacts.xml").with("artifacts.xml", SECOND);
        Path one = PackedCar.clinic().with("dependencies/x.car", first.bytes()).write(folder, "one.car");
        Path two = PackedCar.clinic().with("dependencies/x.car", second.bytes()).write(folder, "two.car");

        CarRepack.normalise(one, true);
        CarRepack.normalise(two, true);

        assertThat(two).hasSameBinaryContentAs(one);
    }

    @Test
    void shouldNormaliseTheJarOfClassMediatorsWithItsManifestFirst() throws IOException {
        Path one = withJar(PackedCar.empty()
                .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n")
                .with("B", "b")
                .with("A", "a"));
        Path two = withJar(PackedCar.empty()
                .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n\n")
                .with("A", "a")
                .with("B", "b"));

        CarRepack.normalise(one, true);
        CarRepack.normalise(two, true);

        assertThat(two).hasSameBinaryContentAs(one);
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(entry(one, "M_1.0.0/M-1.0.0.xml")))) {
            assertThat(jar.getManifest()).isNotNull();
        }
    }

    @Test
    void shouldLeaveTheBytesOfConnectorsAndLibraries() throws IOException {
        byte[] zip = PackedCar.clinic().bytes();
        Path car = PackedCar.clinic()
                .with("mail-connector_1.0.0/mail-connector-1.0.0.xml", zip)
                .write(folder);

        CarRepack.normalise(car, true);

        assertThat(entry(car, "mail-connector_1.0.0/mail-connector-1.0.0.xml")).isEqualTo(zip);
    }

    @Test
    void shouldLeaveAnUnreadableFileAsItIs() throws IOException {
        Path file = Files.writeString(folder.resolve("x.car"), "no zip at all, but longer than the end of one");

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> CarRepack.normalise(file, true));

        assertThat(file).hasContent("no zip at all, but longer than the end of one");
        assertThat(folder).isDirectoryNotContaining(left -> left.toString().endsWith(".new"));
    }

    private Path withJar(PackedCar jar) {
        return PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("clinic", "1.0.0", "M"))
                .artifact("M", "lib/synapse/mediator", "")
                .with("M_1.0.0/M-1.0.0.xml", jar.bytes())
                .write(folder, "jar" + System.nanoTime() + ".car");
    }

    private static byte[] entry(Path car, String name) throws IOException {
        try (ZipFile zip = new ZipFile(car.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }
}
