package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Reads one repository of a registry by the OCI distribution protocol 1.1. Steps that failed in passing (a broken
 * connection, 408, 429, 5xx) are tried again. Every method that asks the registry throws {@link RegistryException} with
 * the registry's own words if it does not do it, and {@link ImageFormatException} if what it sends is not what was
 * named.
 */
public class Repository {
    private static final int MANIFEST_LIMIT = 4 * 1024 * 1024;

    private final ImageReference name;
    private final Transport transport;
    private final RetryPolicy retries;

    Repository(ImageReference name, Transport transport, RetryPolicy retries) {
        this.name = name;
        this.transport = transport;
        this.retries = retries;
    }

    /** Registry and repository. */
    public String name() {
        return name.name();
    }

    /** Whether both are repositories of one registry, so that blobs can be mounted from one to the other. */
    public boolean isBesides(Repository other) {
        return transport.registry().equals(other.transport.registry());
    }

    /**
     * What a tag or a digest stands for now; costs one HEAD, which Docker Hub does not count as a pull.
     *
     * @param identifier tag or digest
     * @return empty if the registry has none
     */
    public Optional<Descriptor> resolve(String identifier) throws IOException, InterruptedException {
        Call call = Call.of("look up " + spelled(identifier), "HEAD", manifest(identifier))
                .header("Accept", MediaTypes.ACCEPTED)
                .wanting(200, 404);
        try (Answer answer = send(call)) {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            Optional<Digest> digest = answer.header("Docker-Content-Digest").flatMap(Digest::parse);
            long size = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
            if (digest.isPresent() && size >= 0) {
                return Optional.of(new Descriptor(mediaType(answer), digest.get(), size));
            }
        }
        return Optional.of(document(identifier).descriptor());
    }

    /**
     * A manifest or an index.
     *
     * @param identifier tag or digest
     */
    public StoredDocument document(String identifier) throws IOException, InterruptedException {
        Call call = Call.of("read the manifest of " + spelled(identifier), "GET", manifest(identifier))
                .header("Accept", MediaTypes.ACCEPTED);
        return ask(call, answer -> document(identifier, answer));
    }

    /** Asks, and reads the answer; again if the connection breaks within it. */
    private <T> T ask(Call call, AnswerReader<T> reader) throws IOException, InterruptedException {
        return retries.run(() -> {
            try (Answer answer = transport.attempt(call)) {
                return reader.read(answer);
            } catch (RegistryException | ImageFormatException e) {
                throw e;
            } catch (IOException e) {
                throw Transport.broken(call, call.uri(), e);
            }
        });
    }

    @FunctionalInterface
    private interface AnswerReader<T> {
        T read(Answer answer) throws IOException;
    }

    private StoredDocument document(String identifier, Answer answer) throws IOException {
        StoredDocument document = new StoredDocument(mediaType(answer), answer.whole(MANIFEST_LIMIT));
        Optional<Digest> named = Digest.parse(identifier);
        // of a tag, the registry says itself what it is
        Optional<Digest> expected = named.isPresent()
                ? named
                : answer.header("Docker-Content-Digest").flatMap(Digest::parse);
        if (expected.isPresent() && !expected.get().equals(document.digest())) {
            throw new ImageFormatException("the registry sent another manifest than " + spelled(identifier));
        }
        return document;
    }

    /**
     * What refers to a manifest or an index (OCI distribution specification 1.1, "Listing Referrers").
     *
     * @return an index of it, which has nothing in it if the manifest is unknown; empty if the registry does not list
     *     referrers
     */
    public Optional<JsonObject> referrers(Digest subject) throws IOException, InterruptedException {
        Call call = Call.of("list what refers to " + spelled(subject.toString()), "GET", uri("referrers/" + subject))
                .header("Accept", MediaTypes.OCI_INDEX)
                .wanting(200, 404);
        return ask(
                call,
                answer -> answer.status() == 404
                        ? Optional.empty()
                        : Optional.of(JsonObject.parse(answer.whole(MANIFEST_LIMIT))));
    }

    /**
     * The bytes of a small blob, verified.
     *
     * @param limit bytes that it may have
     */
    public byte[] blob(Descriptor blob, int limit) throws IOException, InterruptedException {
        if (blob.size() > limit) {
            throw new ImageFormatException(
                    name() + "@" + blob.digest() + " has " + blob.size() + " bytes, more than " + limit);
        }
        return read(blob, InputStream::readAllBytes);
    }

    /**
     * Reads a blob, or its beginning, as it arrives; from its beginning again if the connection breaks.
     *
     * @param reader need not read to the end; only then the bytes are verified
     */
    public <T> T read(Descriptor blob, BlobReader<T> reader) throws IOException, InterruptedException {
        return retries.run(() -> {
            try (InputStream in = attemptBlob(blob)) {
                return reader.read(in);
            } catch (RegistryException | ImageFormatException e) {
                throw e;
            } catch (IOException e) {
                throw Transport.broken(call(blob), transport.registry(), e);
            }
        });
    }

    /** Makes something of the bytes of a blob. */
    @FunctionalInterface
    public interface BlobReader<T> {
        /** Reads; an {@link ImageFormatException} says that the bytes are wrong and need not be read again. */
        T read(InputStream blob) throws IOException;
    }

    /** Opens a blob; its bytes are verified when their end is read. The caller closes it, at any point. */
    public InputStream openBlob(Descriptor blob) throws IOException, InterruptedException {
        return retries.run(() -> attemptBlob(blob));
    }

    private InputStream attemptBlob(Descriptor blob) throws IOException, InterruptedException {
        return new VerifiedStream(transport.attempt(call(blob)).body(), blob);
    }

    private Call call(Descriptor blob) {
        return Call.of("read " + name() + "@" + blob.digest(), "GET", uri("blobs/" + blob.digest()));
    }

    /** Whether the repository has a blob. */
    public boolean has(Digest blob) throws IOException, InterruptedException {
        Call call = Call.of("look for " + name() + "@" + blob, "HEAD", uri("blobs/" + blob))
                .wanting(200, 404);
        try (Answer answer = send(call)) {
            return answer.status() == 200;
        }
    }

    private static String mediaType(Answer answer) {
        String type = answer.header("Content-Type").orElse("");
        int semicolon = type.indexOf(';');
        return semicolon < 0 ? type : type.substring(0, semicolon).strip();
    }

    final Answer send(Call call) throws IOException, InterruptedException {
        return retries.run(() -> transport.attempt(call));
    }

    final Transport transport() {
        return transport;
    }

    final RetryPolicy retries() {
        return retries;
    }

    final String path() {
        return name.repository();
    }

    /** The reference in words, with {@code :} before a tag and {@code @} before a digest. */
    final String spelled(String identifier) {
        return name() + (Digest.parse(identifier).isPresent() ? "@" : ":") + identifier;
    }

    final URI manifest(String identifier) {
        return uri("manifests/" + identifier);
    }

    final URI uri(String path) {
        return transport.registry().resolve("/v2/" + name.repository() + "/" + path);
    }
}
