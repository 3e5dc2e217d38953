package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.car.PackedCar;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A unit that polls files, updated while letters come in. The testbed's kernel mounts no NFS: a patch puts a folder of
 * the node in its place, behind the same volume and claim.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class PollingUnitIT {
    private static final Pattern RECEIVED = Pattern.compile("letter = (\\d+)");

    private final AtomicBoolean updated = new AtomicBoolean();

    @TempDir
    private Path folder;

    private LandscapeSite landscape;
    private Path letters;

    @BeforeEach
    void prepare(Site up) throws Exception {
        // the server's user is not root
        letters = Files.createDirectory(folder.resolve("letters"));
        open(letters);
        open(Files.createDirectory(letters.resolve("in")));
        open(Files.createDirectory(letters.resolve("done")));
        Path car = car().write(folder, "letters_1.0.0.car");
        String reference = StandInImage.with(
                List.of(car), up.registry(), "clinic/letters:1", new ContentCache(folder.resolve("cache")));
        landscape = new LandscapeSite(up, folder);
        landscape.write("polling", "", """
                letters:
                  image: clinic/letters
                  deploy:
                    tag: %s
                    polling: true
                    service: {type: none}
                    env: {EDITION: "1"}
                    volumes:
                      letters: {mount: /var/clinic/letters, nfs: {server: files.clinic.example, path: /letters}}
                    patches:
                      PersistentVolume: {spec: {nfs: null, hostPath: {path: %s, type: Directory}}}
                """.formatted(reference.substring(reference.indexOf('@') + 1), letters));
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    private static PackedCar car() {
        return PackedCar.empty()
                .with("artifacts.xml", PackedCar.list("letters", "1.0.0", "Received", "Letters"))
                .artifact("Received", "synapse/sequence", """
                        <sequence name="Received"><log level="custom"><property name="letter"
                        expression="//letter"/></log><drop/></sequence>""")
                .artifact("Letters", "synapse/inbound-endpoint", """
                        <inboundEndpoint name="Letters" sequence="Received" onError="Received" protocol="file">
                        <parameters><parameter name="interval">100</parameter>
                        <parameter name="transport.vfs.FileURI">file:///var/clinic/letters/in</parameter>
                        <parameter name="transport.vfs.FileNamePattern">.*\\.xml</parameter>
                        <parameter name="transport.vfs.ContentType">application/xml</parameter>
                        <parameter name="transport.vfs.ActionAfterProcess">MOVE</parameter>
                        <parameter name="transport.vfs.MoveAfterProcess">file:///var/clinic/letters/done</parameter>
                        </parameters></inboundEndpoint>""");
    }

    @AfterEach
    void removeWhatIsKept() {
        landscape.remove();
        landscape.kubectl(
                "delete",
                "persistentvolume",
                landscape.namespace() + "-letters-letters",
                "--ignore-not-found",
                "--wait=false");
    }

    private String pod() {
        return landscape.kubectl("get", "pods", "-o", "jsonpath={.items[*].metadata.name}");
    }

    /** Puts letters in place whole, until the update is over. */
    private int writeLetters() {
        try {
            int count = 0;
            while (!updated.get() && count < 3_000) {
                count++;
                Path half = Files.writeString(letters.resolve(count + ".part"), "<letter>" + count + "</letter>");
                open(half);
                Files.move(half, letters.resolve("in").resolve(count + ".xml"));
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return count;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Test
    void shouldReadEachFileOnceWhileTheUnitIsUpdated() throws Exception {
        landscape.done("deploy");
        String before = pod();
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> landscape.kubectl("logs", "-f", before));
        CompletableFuture<Integer> written = CompletableFuture.supplyAsync(this::writeLetters);
        landscape.exchange("EDITION: \"1\"", "EDITION: \"2\"");

        landscape.done("deploy");

        updated.set(true);
        int count = written.get(30, TimeUnit.SECONDS);
        awaitEmpty(letters.resolve("in"));
        assertThat(pod()).isNotEqualTo(before);
        List<Integer> received = new ArrayList<>();
        List<String> logs = List.of(first.get(60, TimeUnit.SECONDS), landscape.kubectl("logs", pod()));
        for (String log : logs) {
            List<Integer> some = RECEIVED.matcher(log)
                    .results()
                    .map(MatchResult::group)
                    .map(one -> Integer.valueOf(one.replaceAll("\\D", "")))
                    .toList();
            assertThat(some).as("letters that one pod read").isNotEmpty();
            received.addAll(some);
        }
        assertThat(received).doesNotHaveDuplicates().hasSize(count);
        assertThat(letters.resolve("done").toFile().list()).hasSize(count);
    }

    private static void awaitEmpty(Path folder) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            String[] left = folder.toFile().list();
            if (left != null && left.length == 0) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("files are left in " + folder);
    }
}
