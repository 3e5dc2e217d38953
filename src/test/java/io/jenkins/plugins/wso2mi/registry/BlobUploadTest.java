package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Uploads that break, at a registry that keeps what it has. */
class BlobUploadTest {
    private static final int MIB = 1024 * 1024;
    private static final RetryPolicy QUICK = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofSeconds(5));
    private static final byte[] LARGE = new byte[25 * MIB];

    static {
        new Random(5).nextBytes(LARGE);
    }

    private static Descriptor named(byte[] bytes) {
        return new Descriptor(MediaTypes.OCI_LAYER_GZIP, Digest.of(bytes), bytes.length);
    }

    private static Registries push(ResumableRegistry registry, byte[] bytes) throws Exception {
        Registries registries = new Registries(new RegistryAccess(false, CredentialStore.NONE, QUICK));
        registries
                .writable(ImageReference.parse(registry.host() + "/app", "test"))
                .push(named(bytes), BlobSource.of(bytes));
        assertThat(registry.has(Digest.of(bytes))).isTrue();
        return registries;
    }

    /** Breaks the first request by which content comes after so many bytes. */
    private static ResumableRegistry.Trouble once(int bytes) {
        AtomicInteger calls = new AtomicInteger();
        return (line, content) -> calls.getAndIncrement() == 0 ? bytes : -1;
    }

    @Test
    void shouldTakeTwoRequestsWhenNothingBreaks() throws Exception {
        try (ResumableRegistry registry = new ResumableRegistry()) {
            Registries registries = push(registry, LARGE);
            assertThat(registry.methods()).containsExactly("POST", "PUT");
            assertThat(registries.traffic().bytesSent()).isEqualTo(LARGE.length);
        }
    }

    @Test
    void shouldGoOnWhereTheUploadBroke() throws Exception {
        try (ResumableRegistry registry = new ResumableRegistry().breaking(once(12 * MIB))) {
            push(registry, LARGE);
            assertThat(registry.methods()).containsExactly("POST", "PUT", "GET", "PATCH", "PATCH", "PUT");
            assertThat(registry.pieces()).containsExactly(10 * MIB, 3 * MIB);
        }
    }

    @Test
    void shouldGoOnWithinAPiece() throws Exception {
        Set<String> broken = new HashSet<>();
        try (ResumableRegistry registry =
                new ResumableRegistry().breaking((line, content) -> broken.add(line.substring(0, 3)) ? MIB : -1)) {
            push(registry, LARGE);
            assertThat(registry.methods())
                    .containsExactly("POST", "PUT", "GET", "PATCH", "GET", "PATCH", "PATCH", "PATCH", "PUT");
            assertThat(registry.pieces()).containsExactly(10 * MIB, 10 * MIB, 3 * MIB);
        }
    }

    @Test
    void shouldNotGiveUpWhileEachAttemptGetsFurther() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (ResumableRegistry registry = new ResumableRegistry()
                .breaking((line, content) -> content > 0 && calls.incrementAndGet() % 2 == 1 ? MIB : -1)) {
            push(registry, LARGE);
            assertThat(calls).as("more breaks than attempts").hasValueGreaterThan(2 * QUICK.attempts() - 1);
        }
    }

    @Test
    void shouldGiveUpWhenNoAttemptGetsFurther() throws Exception {
        try (ResumableRegistry registry = new ResumableRegistry().breaking((line, content) -> content > 0 ? 0 : -1)) {
            assertThatThrownBy(() -> push(registry, LARGE))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("cannot push a piece of " + Digest.of(LARGE))
                    .hasMessageContaining(registry.host());
            assertThat(registry.methods()).containsExactly("POST", "PUT", "GET", "PATCH", "GET", "PATCH");
        }
    }

    @Test
    void shouldBeginAnewInPiecesWhenTheRegistryHasForgottenTheUpload() throws Exception {
        try (ResumableRegistry registry =
                new ResumableRegistry().breaking(once(12 * MIB)).forgetful()) {
            push(registry, LARGE);
            assertThat(registry.methods())
                    .containsExactly("POST", "PUT", "GET", "HEAD", "POST", "PATCH", "PATCH", "PATCH", "PUT");
            assertThat(registry.pieces())
                    .as("what ECR takes: 5 to 10 MiB, less only at the end")
                    .containsExactly(10 * MIB, 10 * MIB, 5 * MIB);
        }
    }

    @Test
    void shouldNotSendAgainWhatIsThereWhenOnlyTheAnswerWasLost() throws Exception {
        try (ResumableRegistry registry = new ResumableRegistry().silentAtTheEnd()) {
            push(registry, LARGE);
            assertThat(registry.methods()).containsExactly("POST", "PUT", "GET", "HEAD");
        }
    }

    @Test
    void shouldSendItWholeWhenTheRegistryTakesNoPieces() throws Exception {
        for (int status : List.of(405, 501, 404, 416)) {
            try (ResumableRegistry registry =
                    new ResumableRegistry().breaking(once(MIB)).refusingPieces(status)) {
                push(registry, LARGE);
                assertThat(registry.methods()).containsExactly("POST", "PUT", "GET", "PATCH", "POST", "PUT");
            }
        }
    }

    @Test
    void shouldSendPiecesAsLargeAsTheRegistryWants() throws Exception {
        try (ResumableRegistry registry =
                new ResumableRegistry().breaking(once(0)).wanting(12 * MIB)) {
            push(registry, LARGE);
            assertThat(registry.pieces()).containsExactly(12 * MIB, 12 * MIB, MIB);
        }
    }

    @Test
    void shouldBeginASmallOneAnewWithoutAsking() throws Exception {
        byte[] small = new byte[MIB];
        try (ResumableRegistry registry = new ResumableRegistry().breaking(once(MIB / 2))) {
            push(registry, small);
            assertThat(registry.methods()).containsExactly("POST", "PUT", "POST", "PUT");
        }
    }

    @Test
    void shouldSayThatTheBytesAreNotThoseOfTheName() throws Exception {
        byte[] other = LARGE.clone();
        other[7]++;
        Registries registries = new Registries(new RegistryAccess(false, CredentialStore.NONE, QUICK));
        try (ResumableRegistry registry = new ResumableRegistry().breaking(once(MIB))) {
            WritableRepository app = registries.writable(ImageReference.parse(registry.host() + "/app", "test"));
            assertThatThrownBy(() -> app.push(named(LARGE), BlobSource.of(other)))
                    .hasMessageContaining("DIGEST_INVALID; the bytes changed on their way");
            assertThat(registry.methods()).containsExactly("POST", "PUT", "GET", "PATCH", "PATCH", "PATCH", "PUT");
        }
    }

    @Test
    void shouldNotSayThatTheRegistryBrokeWhenItIsTheSourceThatIsWrong() throws Exception {
        byte[] wrong = new byte[3 * MIB];
        try (ResumableRegistry registry = new ResumableRegistry()) {
            WritableRepository app = new Registries(new RegistryAccess(false, CredentialStore.NONE, QUICK))
                    .writable(ImageReference.parse(registry.host() + "/app", "test"));
            Descriptor claimed = new Descriptor("x", Digest.of(LARGE), wrong.length);
            assertThatThrownBy(
                            () -> app.push(claimed, () -> new VerifiedStream(new ByteArrayInputStream(wrong), claimed)))
                    .isInstanceOf(RegistryException.class)
                    .satisfies(e -> assertThat(e.getMessage())
                            .containsAnyOf("what is to be sent is not what its name says", "DIGEST_INVALID"));
            assertThat(registry.methods()).as("not tried again").containsExactly("POST", "PUT");
        }
    }

    @Test
    void shouldReadTheSourceAgainWhenItBreaks() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        Registries registries = new Registries(new RegistryAccess(false, CredentialStore.NONE, QUICK));
        try (ResumableRegistry registry = new ResumableRegistry().breaking(once(MIB))) {
            registries
                    .writable(ImageReference.parse(registry.host() + "/app", "test"))
                    .push(
                            named(LARGE),
                            () -> opened.incrementAndGet() == 2 ? new BrokenStream() : new ByteArrayInputStream(LARGE));
            assertThat(registry.has(Digest.of(LARGE))).isTrue();
            assertThat(opened).hasValue(3);
        }
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }
}
