package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads in a process of its own with 64 MiB of heap, which may write to one folder, and leaves nothing there. */
@Tag("thorough")
class HostileCarIT {
    private static final int PIECES = 300_000;

    @TempDir
    private Path folder;

    private Path temporary;
    private Path working;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        working = Files.createDirectory(folder.resolve("work"));
    }

    @Test
    void shouldEndInACarOrARefusalForAHundredThousandMutations() throws Exception {
        Path mutations = Files.createDirectory(folder.resolve("mutations"));

        String said = java(CarMutations.class.getName(), "1", "100000", mutations.toString());

        assertThat(said)
                .containsPattern("mutations 100000 refused [2-8]\\d{4}\\b")
                .contains("exit 0");
    }

    @Test
    void shouldCheckALargeFatCarWithLittleMemory() throws Exception {
        Path car = folder.resolve("large.car");
        LargeCar.write(car, 50 << 20);

        assertThat(car).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(50 << 20));
        assertThat(check(car)).contains("no errors", "exit 0");
    }

    /** What a payload is stuffed with. */
    enum Stuffing {
        ATTRIBUTE("<sequence name='S' x='", "0123456789abcdef", "'/>"),
        COMMENT("<sequence><!--", "0123456789 abcdef", "--></sequence>"),
        CDATA("<sequence><![CDATA[", "0123456789 abcdef", "]]></sequence>"),
        TEXT("<sequence>", "0123456789 abcdef", "</sequence>"),
        NAMES("<sequence>", "<a%s/>", "</sequence>"),
        REFERENCES(
                "<sequence xmlns='http://ws.apache.org/ns/synapse' name='S'>", "<sequence key='a%s'/>", "</sequence>");

        private final String begin;
        private final String piece;
        private final String end;

        Stuffing(String begin, String piece, String end) {
            this.begin = begin;
            this.piece = piece;
            this.end = end;
        }
    }

    @ParameterizedTest
    @EnumSource(Stuffing.class)
    void shouldReadStuffedPayloadsInBoundedMemory(Stuffing stuffing) throws Exception {
        Path car = folder.resolve("stuffed.car");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(car))) {
            ZipOutputStream zip = new ZipOutputStream(out);
            put(zip, "artifacts.xml", PackedCar.list("clinic", "1.0.0", "S"));
            for (int i = 0; i < 4; i++) {
                put(zip, "S" + i + "/artifact.xml", PackedCar.artifactXml("S", "synapse/sequence", "s.xml"));
                zip.putNextEntry(new ZipEntry("S" + i + "/s.xml"));
                stuff(zip, stuffing);
                zip.closeEntry();
            }
            zip.finish();
        }

        assertThat(check(car)).contains("error").contains("exit 2").doesNotContain("OutOfMemory");
    }

    /** The numbers are by chance, so that the ratio does not give it away. */
    private static void stuff(OutputStream out, Stuffing stuffing) throws IOException {
        Random random = new Random(1);
        out.write(stuffing.begin.getBytes(UTF_8));
        for (int i = 0; i < PIECES; i++) {
            String number = Long.toHexString(random.nextLong());
            String piece = stuffing.piece.contains("%s") ? stuffing.piece.formatted(number) : stuffing.piece + number;
            out.write(piece.getBytes(UTF_8));
        }
        out.write(stuffing.end.getBytes(UTF_8));
    }

    @Test
    void shouldReadListsAndNamesWithoutEndInBoundedMemory() throws Exception {
        Path car = folder.resolve("many.car");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(car))) {
            ZipOutputStream zip = new ZipOutputStream(out);
            put(zip, "artifacts.xml", "<artifacts>" + "<a/>".repeat(500_000) + "</artifacts>");
            zip.finish();
        }
        assertThat(check(car)).contains("more than 100000 elements", "exit 2");

        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(car))) {
            ZipOutputStream zip = new ZipOutputStream(out);
            put(zip, "artifacts.xml", PackedCar.list("clinic", "1.0.0"));
            for (int i = 0; i < 19_000; i++) {
                put(zip, "folder" + i + "/" + "n".repeat(900), "");
            }
            zip.finish();
        }
        assertThat(check(car)).contains("or very long names", "exit 2");

        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(car))) {
            ZipOutputStream zip = new ZipOutputStream(out);
            put(zip, "artifacts.xml", PackedCar.list("clinic", "1.0.0"));
            for (int i = 0; i < 9_000; i++) {
                put(zip, "a" + i + "/artifact.xml", "<artifact>" + "<file>x</file>".repeat(80) + "</artifact>");
            }
            zip.finish();
        }
        assertThat(check(car)).contains("artifact.xml files are longer than", "exit 2");
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
        zip.closeEntry();
    }

    private String check(Path car) throws Exception {
        return java("io.jenkins.plugins.wso2mi.cli.Mictl", "car", "check", car.toString());
    }

    private String java(String main, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                absolute(System.getProperty("java.class.path")),
                main));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .directory(working.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(15, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).as("it ends").isTrue();
        assertThat(temporary).isEmptyDirectory();
        assertThat(working).isEmptyDirectory();
        return Files.readString(said) + "exit " + process.exitValue();
    }

    private static String absolute(String classPath) {
        return java.util.Arrays.stream(classPath.split(java.io.File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(java.util.stream.Collectors.joining(java.io.File.pathSeparator));
    }
}
