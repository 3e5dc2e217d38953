package io.jenkins.plugins.wso2mi.car;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class CarPropertyTest {
    private static final byte[] SAMPLE = PackedCar.clinic()
            .with("metadata.xml", PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector"))
            .with("descriptor.xml", "<project><id>a__b__1</id><dependencies/></project>")
            .with("dependencies/inner-1.0.0.car", PackedCar.clinic().bytes())
            .bytes();

    private Path folder;

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("car-properties");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void repackingLosesNoEntryAndNoByte(@ForAll("contents") Map<String, byte[]> contents) throws IOException {
        PackedCar packed = PackedCar.clinic();
        for (Map.Entry<String, byte[]> one : contents.entrySet()) {
            packed = packed.with(one.getKey(), one.getValue());
        }
        Path car = packed.write(folder);
        Map<String, List<Byte>> before = entries(car);

        CarRepack.normalise(car, false);

        assertThat(entries(car)).isEqualTo(before);
        byte[] once = Files.readAllBytes(car);
        CarRepack.normalise(car, false);
        assertThat(car).hasBinaryContent(once);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void repackingForgetsTheOrder(@ForAll("contents") Map<String, byte[]> contents, @ForAll Random random)
            throws IOException {
        List<String> names = new java.util.ArrayList<>(contents.keySet());
        PackedCar one = PackedCar.clinic();
        for (String name : names) {
            one = one.with(name, contents.get(name));
        }
        java.util.Collections.shuffle(names, random);
        PackedCar two = PackedCar.clinic();
        for (String name : names) {
            two = two.with(name, contents.get(name));
        }
        Path first = one.write(folder, "one.car");
        Path second = two.write(folder, "two.car");

        CarRepack.normalise(first, true);
        CarRepack.normalise(second, true);

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Property(tries = 1_200, edgeCases = EdgeCasesMode.NONE)
    void readingABrokenArchiveEndsInACarOrARefusal(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int changes) throws IOException {
        byte[] bytes = SAMPLE;
        for (int i = 0; i < changes; i++) {
            bytes = mutated(bytes, random);
        }

        read(Files.write(folder.resolve("x.car"), bytes));

        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).hasSize(1);
        }
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void readingBrokenDocumentsEndsInACarOrARefusal(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 8) int changes) throws IOException {
        byte[] list = PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail-connector")
                .getBytes();
        byte[] artifact = PackedCar.artifactXml("Stamp", "synapse/sequence", "Stamp-1.0.0.xml")
                .getBytes();
        byte[] payload = "<sequence name=\"Stamp\"><log><![CDATA[ x ]]></log></sequence>".getBytes();
        for (int i = 0; i < changes; i++) {
            switch (random.nextInt(3)) {
                case 0 -> list = mutated(list, random);
                case 1 -> artifact = mutated(artifact, random);
                default -> payload = mutated(payload, random);
            }
        }

        read(PackedCar.clinic()
                .with("artifacts.xml", list)
                .with("Stamp_1.0.0/artifact.xml", artifact)
                .with("Stamp_1.0.0/Stamp-1.0.0.xml", payload)
                .write(folder));
    }

    private static void read(Path file) {
        try {
            Car car = CarReader.read(file);
            CarCheck.check(car)
                    .forEach(problem -> assertThat(problem.sentence()).doesNotContain("\n"));
            assertThat(car.facts()).isNotEmpty();
        } catch (RefusedException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> assertThat(problem.fix())
                    .isNotEmpty());
        }
    }

    /** Changes, removes, doubles or blanks some bytes. */
    private static byte[] mutated(byte[] bytes, Random random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        byte[] changed = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt();
            case 1 -> java.util.Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xFF));
            case 2 -> {
                changed = new byte[bytes.length - length];
                System.arraycopy(bytes, 0, changed, 0, at);
                System.arraycopy(bytes, at + length, changed, at, bytes.length - at - length);
            }
            default -> {
                changed = new byte[bytes.length + length];
                System.arraycopy(bytes, 0, changed, 0, at + length);
                System.arraycopy(bytes, at, changed, at + length, bytes.length - at);
            }
        }
        return changed;
    }

    @Provide
    Arbitrary<Map<String, byte[]>> contents() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("-_.{} äß漢")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(part -> "x" + part);
        Arbitrary<String> paths = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, names.list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("/", parts))),
                net.jqwik.api.Tuple.of(1, names.map(name -> name + "-1.jar")));
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(300);
        return Arbitraries.maps(paths, bytes).ofMaxSize(15);
    }

    private static Map<String, List<Byte>> entries(Path car) throws IOException {
        Map<String, List<Byte>> entries = new HashMap<>();
        try (ZipFile zip = new ZipFile(car.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    List<Byte> bytes = new java.util.ArrayList<>();
                    for (byte b : in.readAllBytes()) {
                        bytes.add(b);
                    }
                    entries.put(entry.getName(), bytes);
                }
            }
        }
        return entries;
    }
}
