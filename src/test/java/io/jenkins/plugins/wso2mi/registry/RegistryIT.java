package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol, against real registries. */
class RegistryIT {
    /** What every registry has to do, whoever it lets in. */
    abstract static class RegistryContract {
        @TempDir
        Path folder;

        LocalRegistry server;
        Registries registries;

        abstract LocalRegistry start() throws IOException;

        abstract boolean mounts();

        CredentialStore credentials(LocalRegistry registry) {
            return CredentialStore.NONE;
        }

        @BeforeEach
        void startRegistry() throws Exception {
            server = start();
            registries = new Registries(new RegistryAccess(false, credentials(server), RetryPolicy.USUAL));
        }

        @AfterEach
        void stopRegistry() throws Exception {
            server.close();
        }

        ImageReference name(String name) {
            return ImageReference.parse(server.host() + "/" + name, "test");
        }

        static Descriptor blob(byte[] bytes) {
            return new Descriptor(MediaTypes.OCI_LAYER_GZIP, Digest.of(bytes), bytes.length);
        }

        Descriptor push(String repository, byte[] bytes) throws Exception {
            registries.writable(name(repository)).push(blob(bytes), BlobSource.of(bytes));
            return blob(bytes);
        }

        @Test
        void shouldGiveBackWhatWasPushed() throws Exception {
            byte[] bytes = new byte[3_000_000];
            new Random(1).nextBytes(bytes);
            Path file = Files.write(folder.resolve("blob"), bytes);
            WritableRepository repository = registries.writable(name("a/b"));
            assertThat(repository.has(Digest.of(bytes))).isFalse();

            repository.push(blob(bytes), BlobSource.of(file));

            assertThat(repository.has(Digest.of(bytes))).isTrue();
            assertThat(repository.blob(blob(bytes), 3_000_000)).isEqualTo(bytes);
            assertThat(registries.traffic().bytesSent()).isBetween(3_000_000L, 6_000_000L);
        }

        @Test
        void shouldMountWithoutSendingBytesOrGoOnWithAnUpload() throws Exception {
            Descriptor blob = push("from", "layer".getBytes(UTF_8));
            long sent = registries.traffic().bytesSent();

            Optional<WritableRepository.Upload> begun =
                    registries.writable(name("to")).mount(blob.digest(), registries.readable(name("from")));

            assertThat(begun.isEmpty()).isEqualTo(mounts());
            assertThat(registries.traffic().bytesSent()).isEqualTo(sent);
            if (begun.isPresent()) {
                registries.writable(name("to")).push(begun.get(), blob, BlobSource.of("layer".getBytes(UTF_8)));
            }
            assertThat(registries.writable(name("to")).has(blob.digest())).isTrue();
        }

        @Test
        void shouldGoOnWithTheUploadThatTheRegistryBeganInsteadOfMounting() throws Exception {
            byte[] bytes = "unknown there".getBytes(UTF_8);
            WritableRepository to = registries.writable(name("to"));
            WritableRepository.Upload begun = to.mount(Digest.of(bytes), registries.readable(name("from")))
                    .orElseThrow();

            to.push(begun, blob(bytes), BlobSource.of(bytes));

            assertThat(to.blob(blob(bytes), 100)).isEqualTo(bytes);
        }

        @Test
        void shouldSendALargeBlobInPiecesWhenItsUploadBreaks() throws Exception {
            byte[] bytes = new byte[23_000_000];
            new Random(2).nextBytes(bytes);
            AtomicInteger opened = new AtomicInteger();
            BlobSource source = () -> opened.incrementAndGet() == 1
                    ? new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 1_000), new Broken())
                    : new ByteArrayInputStream(bytes);
            long before = registries.traffic().requests();

            WritableRepository repository = registries.writable(name("large"));
            repository.push(blob(bytes), source);

            assertThat(repository.has(Digest.of(bytes))).isTrue();
            assertThat(registries.traffic().requests() - before)
                    .as("POST, PUT, GET, perhaps HEAD and POST, three PATCH, PUT, HEAD")
                    .isBetween(8L, 11L);
        }

        @Test
        void shouldResolveATagToTheManifestThatWasPut() throws Exception {
            WritableRepository repository = registries.writable(name("app"));
            assertThat(repository.resolve("1")).isEmpty();
            Descriptor config = push("app", "{}".getBytes(UTF_8));
            StoredDocument document = StoredDocument.of(
                    new Manifest(config, List.of(push("app", "layer".getBytes(UTF_8))), JsonObject.EMPTY).json());

            repository.put("1", document);

            assertThat(repository.resolve("1")).contains(document.descriptor());
            assertThat(repository.document(document.digest().toString()).bytes())
                    .isEqualTo(document.bytes());
            assertThat(repository.document("1").mediaType()).isEqualTo(MediaTypes.OCI_MANIFEST);
        }

        @Test
        void shouldNotTakeBytesThatAreNotTheBlob() {
            Descriptor claimed = blob("claimed".getBytes(UTF_8));

            assertThatThrownBy(() ->
                            registries.writable(name("app")).push(claimed, BlobSource.of("CLAIMED".getBytes(UTF_8))))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("DIGEST_INVALID");
        }

        @Test
        void shouldTellInTheRegistrysWordsWhenABlobIsMissing() {
            Descriptor missing = blob("missing".getBytes(UTF_8));

            assertThatThrownBy(() -> registries.readable(name("app")).read(missing, InputStream::readAllBytes))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("404")
                    .hasMessageContaining(missing.digest().toString());
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }

    @Nested
    class Debian extends RegistryContract {
        @Override
        LocalRegistry start() throws IOException {
            return DebianRegistry.start();
        }

        @Override
        boolean mounts() {
            return true;
        }

        @Test
        void shouldNotPutAManifestWhoseLayersAreMissing() throws Exception {
            Descriptor config = push("app", "{}".getBytes(UTF_8));
            StoredDocument document = StoredDocument.of(
                    new Manifest(config, List.of(blob("missing".getBytes(UTF_8))), JsonObject.EMPTY).json());

            assertThatThrownBy(() -> registries.writable(name("app")).put("1", document))
                    .isInstanceOfSatisfying(
                            RegistryException.class, e -> assertThat(e.status()).isBetween(400, 404))
                    .hasMessageContaining("MANIFEST_BLOB_UNKNOWN")
                    .hasMessageContaining(server.host() + "/app:1");
            assertThat(registries.readable(name("app")).resolve("1")).isEmpty();
        }
    }

    @Nested
    class DebianWithBasicAuth extends Debian {
        @Override
        LocalRegistry start() throws IOException {
            return DebianRegistry.startWithBasicAuth();
        }

        @Override
        CredentialStore credentials(LocalRegistry registry) {
            return CredentialStore.only(
                    registry.host(), new Credentials(DebianRegistry.USER, Secret.of(DebianRegistry.PASSWORD)));
        }
    }

    @Nested
    class Go extends RegistryContract {
        @Override
        LocalRegistry start() throws IOException {
            return GoRegistry.start();
        }

        @Override
        boolean mounts() {
            return false;
        }
    }
}
