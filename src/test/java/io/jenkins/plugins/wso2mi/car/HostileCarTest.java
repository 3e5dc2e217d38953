package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileCarTest {
    private static final ReadLimits SMALL =
            new ReadLimits(100_000, 40, 20_000, 30_000, 2_000, 5_000, 20_000, 5_000, 100, 5_000, 2);

    @TempDir
    private Path folder;

    @Test
    void shouldRefuseWhatIsNoFile() throws IOException {
        refused(folder.resolve("missing.car")).withMessageContaining("missing.car: there is no such file");
        refused(folder).withMessageContaining("it is a folder");
        refused(Files.createFile(folder.resolve("empty.car"))).withMessageContaining("the file is empty");
        refused(Files.writeString(folder.resolve("text.car"), "no zip at all, but longer than the end of one"))
                .withMessageContaining("it is no zip archive");
    }

    @Test
    void shouldRefuseAnArchiveThatIsCutOff() throws IOException {
        byte[] bytes = PackedCar.clinic().bytes();

        refused(Files.write(folder.resolve("half.car"), Arrays.copyOf(bytes, bytes.length / 2)))
                .withMessageContaining("its end is cut off");
    }

    @Test
    void shouldRefuseContentThatDoesNotHaveItsSum() throws IOException {
        Path stored = folder.resolve("stored.car");
        try (var out = Files.newOutputStream(stored)) {
            StoredZip.rewrite(PackedCar.clinic().write(folder), out, name -> java.util.Optional.empty());
        }
        String bytes = Files.readString(stored, ISO_8859_1).replace("nobody looks inside", "nobody l00ks inside");

        refused(Files.writeString(stored, bytes, ISO_8859_1)).withMessageContaining("does not have the sum");
    }

    @Test
    void shouldRefuseAnArchiveWithoutList() {
        refused(PackedCar.clinic().without("artifacts.xml"))
                .withMessageContaining("neither artifacts.xml nor metadata.xml");
        refused(PackedCar.empty().with("artifacts.xml", "<artifacts/>"))
                .withMessageContaining("no artifact of type carbon/application");
        refused(PackedCar.empty().with("artifacts.xml", "<artifacts>\n<artifact>"))
                .withMessageContaining("artifacts.xml line 2 is no XML");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/cron.d/job, leads elsewhere",
        "Stamp_1.0.0/../../x, leads elsewhere",
        "Stamp_1.0.0//x, leads elsewhere",
        "./x, leads elsewhere",
        "/etc/passwd, an absolute path",
        "C:/Windows/x, an absolute path",
        "Stamp_1.0.0\\stamp.xml, a backslash",
        "'Stamp\u001b[2J/x', control characters",
        "'Stamp\u202exml/x', control characters"
    })
    void shouldRefuseNamesThatLeadOutside(String name, String why) {
        refused(PackedCar.clinic().with(name, "x")).withMessageContaining(why).satisfies(e -> {
            if (e.getMessage().chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("control characters come through: " + e.getMessage());
            }
        });
    }

    @Test
    void shouldRefuseTwoEntriesOfOneName() throws IOException {
        byte[] bytes = PackedCar.clinic()
                .with("Stamp_1.0.0/Stamp-1.0.0.xmk", "<other/>")
                .bytes();
        String doubled = new String(bytes, ISO_8859_1).replace("Stamp-1.0.0.xmk", "Stamp-1.0.0.xml");

        refused(Files.writeString(folder.resolve("twice.car"), doubled, ISO_8859_1))
                .withMessageContaining("'Stamp_1.0.0/Stamp-1.0.0.xml' twice");
    }

    @Test
    void shouldRefuseDocumentTypesAndNeverReadWhatEntitiesName() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cr3t");
        String outside =
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>" + PackedCar.list("&e;", "1.0.0");
        String bomb = "<!DOCTYPE a [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
                + PackedCar.list("&b;", "1.0.0");

        refused(PackedCar.empty().with("artifacts.xml", outside))
                .withMessageContaining("DOCTYPE")
                .withMessageNotContaining("s3cr3t");
        refused(PackedCar.empty().with("artifacts.xml", bomb)).withMessageContaining("DOCTYPE");
    }

    @Test
    void shouldRefuseElementsNestedWithoutEnd() {
        refused(PackedCar.empty().with("artifacts.xml", "<a>".repeat(5_000))).withMessageContaining("nested deeper");
    }

    @Test
    void shouldRefuseWhatUnpacksToMoreThanAllowed() {
        refusedBy(SMALL, PackedCar.clinic().with("x", new byte[6_000])).withMessageContaining("unpacks to more than");
        refusedBy(SMALL, PackedCar.clinic().with("x", noise(20_001))).withMessageContaining("unpacks to more than");
        refusedBy(SMALL, PackedCar.clinic().with("x", noise(15_000)).with("y", noise(15_000)))
                .withMessageContaining("unpacks to more than");
    }

    @Test
    void shouldRefuseDocumentsLongerThanAllowed() {
        String padded = PackedCar.list("clinic", "1.0.0") + " ".repeat(2_000);

        refusedBy(SMALL, PackedCar.empty().with("artifacts.xml", padded))
                .withMessageContaining("longer than 2000 bytes");
    }

    @Test
    void shouldRefuseMoreEntriesThanAllowed() {
        PackedCar many = PackedCar.clinic();
        for (int i = 0; i < 40; i++) {
            many = many.with("f" + i, "x");
        }

        refusedBy(SMALL, many).withMessageContaining("more than 40 entries");
    }

    @Test
    void shouldRefuseMoreEntriesThanAllowedInAllArchivesTogether() {
        PackedCar part = PackedCar.empty().with("artifacts.xml", PackedCar.list("part", "1.0.0"));
        for (int i = 0; i < 20; i++) {
            part = part.with("f" + i, "x");
        }
        PackedCar both = PackedCar.clinic()
                .with("dependencies/one.car", part.bytes())
                .with("dependencies/two.car", part.bytes());

        refusedBy(SMALL, both).withMessageContaining("more than 40 entries");
    }

    @Test
    void shouldRefuseFilesLargerThanAllowed() {
        refusedBy(SMALL, PackedCar.clinic().with("x", noise(110_000))).withMessageContaining("larger than 100000");
    }

    @Test
    void shouldRefuseArchivesNestedWithoutEnd() {
        PackedCar inner = PackedCar.clinic();
        PackedCar middle = PackedCar.clinic().with("dependencies/inner.car", inner.bytes());
        PackedCar outer = PackedCar.clinic().with("dependencies/middle.car", middle.bytes());

        refusedBy(SMALL, outer).withMessageContaining("more than 2 archives deep");
    }

    @Test
    void shouldNameTheInnerArchiveWhenThatIsWrong() {
        refused(PackedCar.clinic().with("dependencies/inner.car", "no zip"))
                .withMessageContaining("clinic_1.0.0.car!/dependencies/inner.car: it is no zip archive");
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new java.util.Random(1).nextBytes(noise);
        return noise;
    }

    private ThrowableAssertAlternative<RefusedException> refused(PackedCar packed) {
        return refusedBy(ReadLimits.DEFAULT, packed);
    }

    private ThrowableAssertAlternative<RefusedException> refusedBy(ReadLimits limits, PackedCar packed) {
        Path file = packed.write(folder);
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> new CarReader(limits).open(file));
    }

    private static ThrowableAssertAlternative<RefusedException> refused(Path file) {
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> CarReader.read(file));
    }
}
