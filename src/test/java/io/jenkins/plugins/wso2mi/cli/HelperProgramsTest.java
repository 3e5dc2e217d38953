package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.wso2mi.registry.CredentialHelpers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Credential helpers that are programs, good and bad ones. */
@Timeout(60)
class HelperProgramsTest {
    @TempDir
    Path folder;

    private CredentialHelpers helpers;

    @BeforeEach
    void path() {
        helpers = new HelperPrograms("/nowhere::relative:" + folder, Duration.ofSeconds(20));
    }

    private void script(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("docker-credential-vault"), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldTellTheServerOnStandardInputAlone() throws Exception {
        script("read server; echo \"args=$* in=$server\"; echo words >&2; exit 3");

        CredentialHelpers.Reply reply = helpers.get("vault", "r.example:5000");
        assertThat(reply).isEqualTo(new CredentialHelpers.Reply(3, "args=get in=r.example:5000\n", "words\n"));
        assertThat(reply.toString()).doesNotContain("r.example");
    }

    @Test
    void shouldSayWhichProgramIsMissing() {
        assertThatThrownBy(() -> helpers.get("vault", "r.example"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("docker-credential-vault is not on the PATH");
    }

    @Test
    void shouldStopReadingAnEndlessAnswer() throws Exception {
        script("while :; do echo 0123456789012345678901234567890123456789; done");
        assertThatThrownBy(() -> helpers.get("vault", "r.example")).hasMessageEndingWith("writes more than 64 KiB");
    }

    @Test
    void shouldReadTheBeginningOfManyWords() throws Exception {
        script("head -c 300000 /dev/zero | tr '\\0' w >&2; echo said");
        CredentialHelpers.Reply reply = helpers.get("vault", "r.example");
        assertThat(reply.output()).isEqualTo("said\n");
        assertThat(reply.words()).hasSize(4096);
    }

    @Test
    void shouldEndAHelperThatHangsWithAllThatItStarted() throws Exception {
        Path pid = folder.resolve("pid");
        script("sleep 47 & echo $! > " + pid + "; wait");
        assertThatThrownBy(() -> new HelperPrograms(folder.toString(), Duration.ofSeconds(2)).get("vault", "r.example"))
                .hasMessageEndingWith("does not end within 2000 ms");
        long child = Long.parseLong(Files.readString(pid).strip());
        // a signal takes its time to be heeded
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void shouldEndWhenInterrupted() throws Exception {
        script("sleep 47");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> helpers.get("vault", "r.example")).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
