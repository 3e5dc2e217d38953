package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A repository that is also written to. What arrived twice is the same blob, so anything may be sent again. */
public final class WritableRepository extends Repository {
    private static final Pattern RECEIVED = Pattern.compile("(?:bytes=)?0-(?<last>[0-9]{1,18})");

    WritableRepository(ImageReference name, Transport transport, RetryPolicy retries) {
        super(name, transport, retries);
    }

    /**
     * Makes a blob of another repository of this registry ours, without moving bytes.
     *
     * @return empty if that is done; else the registry does not mount, and has begun an upload to go on with
     */
    public Optional<Upload> mount(Digest blob, Repository from) throws IOException, InterruptedException {
        URI uri = uri("blobs/uploads/?mount=" + encoded(blob.toString()) + "&from=" + encoded(from.path()));
        Call call = Call.of("mount " + blob + " from " + from.name() + " into " + name(), "POST", uri)
                .wanting(201, 202);
        try (Answer answer = send(call)) {
            return answer.status() == 201
                    ? Optional.empty()
                    : Optional.of(new Upload(location(call, answer), least(answer)));
        }
    }

    /** Sends a blob; a large one whose upload breaks goes on where the registry has it. */
    public void push(Descriptor blob, BlobSource source) throws IOException, InterruptedException {
        new BlobUpload(this, blob, source, null).run();
    }

    /** Sends a blob by an upload that the registry began already. */
    public void push(Upload begun, Descriptor blob, BlobSource source) throws IOException, InterruptedException {
        new BlobUpload(this, blob, source, begun).run();
    }

    /**
     * Puts a manifest or an index; everything that it names has to be there.
     *
     * @throws RegistryException also if the registry says that it took other bytes
     */
    public void put(String identifier, StoredDocument document) throws IOException, InterruptedException {
        Call call = Call.of("push the manifest " + spelled(identifier), "PUT", manifest(identifier))
                .sending(document.mediaType(), BlobSource.of(document.bytes()), document.bytes().length)
                .wanting(200, 201, 202, 204);
        retries().run(() -> {
            try (Answer answer = transport().attempt(call)) {
                checkTaken(call, answer, document.digest());
                return true;
            }
        });
    }

    /** A tag must not stay on what something between here and the registry made of the manifest. */
    private void checkTaken(Call call, Answer answer, Digest sent) throws RegistryException, InterruptedException {
        Optional<Digest> taken = answer.header("Docker-Content-Digest").flatMap(Digest::parse);
        if (taken.isPresent() && !taken.get().equals(sent)) {
            remove(taken.get());
            throw new RegistryException(
                    "cannot " + call.action() + ": the registry took " + taken.get() + " where " + sent
                            + " was sent; look for a proxy that changes what goes through it",
                    true,
                    null);
        }
    }

    private void remove(Digest manifest) throws InterruptedException {
        Call call = Call.of("remove " + manifest, "DELETE", manifest(manifest.toString()));
        try {
            transport().attempt(call.wanting(200, 202, 204)).close();
        } catch (IOException e) {
            // some registries remove nothing; what went wrong is told anyway
        }
    }

    /** Begins an upload. */
    Upload begin(Descriptor blob) throws IOException, InterruptedException {
        Call call = Call.of("begin to push " + blob.digest() + " to " + name(), "POST", uri("blobs/uploads/"))
                .wanting(202);
        try (Answer answer = transport().attempt(call)) {
            return new Upload(location(call, answer), least(answer));
        }
    }

    /** Sends the rest of a blob, or all of it, and ends the upload. */
    void finish(Upload upload, Descriptor blob, BlobSource rest, long bytes) throws IOException, InterruptedException {
        String query = (upload.location().getRawQuery() == null ? "?" : "&") + "digest="
                + encoded(blob.digest().toString());
        Call call = Call.of("push " + blob.digest() + " to " + name(), "PUT", URI.create(upload.location() + query))
                .sending("application/octet-stream", rest, bytes)
                .wanting(201, 202, 204);
        transport().attempt(call).close();
    }

    /** Sends a piece of a blob, and tells where the next one goes. */
    Upload append(Upload upload, Descriptor blob, long offset, byte[] piece) throws IOException, InterruptedException {
        Call call = Call.of("push a piece of " + blob.digest() + " to " + name(), "PATCH", upload.location())
                .sending("application/octet-stream", BlobSource.of(piece), piece.length)
                .header("Content-Range", offset + "-" + (offset + piece.length - 1))
                .wanting(201, 202, 204);
        try (Answer answer = transport().attempt(call)) {
            return new Upload(location(call, answer), upload.leastPiece());
        }
    }

    /** Asks how far an upload got. */
    UploadState state(Upload upload, Descriptor blob) throws IOException, InterruptedException {
        Call call = Call.of("ask how much of " + blob.digest() + " is in " + name(), "GET", upload.location())
                .wanting(200, 202, 204);
        try (Answer answer = transport().attempt(call)) {
            boolean moved = answer.header("Location").isPresent();
            Upload now = moved ? new Upload(location(call, answer), upload.leastPiece()) : upload;
            return new UploadState(now, received(answer.header("Range").orElse("")));
        }
    }

    /** Bytes by a range from the first one to the last one, both included; {@code 0-0} is said for none, too. */
    private static long received(String range) {
        Matcher found = RECEIVED.matcher(range.strip());
        long last = found.matches() ? Long.parseLong(found.group("last")) : 0;
        return last == 0 ? 0 : last + 1;
    }

    private static long least(Answer answer) {
        return answer.headers().firstValueAsLong("OCI-Chunk-Min-Length").orElse(0);
    }

    private URI location(Call call, Answer answer) throws RegistryException {
        String location = answer.header("Location").orElse("");
        try {
            URI uri = call.uri().resolve(location);
            if (!location.isEmpty() && transport().isSafe(uri)) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new RegistryException(
                "cannot " + call.action() + ": the registry sends the upload to '" + location
                        + "', which is no safe address; check the address that it, or the proxy before it, gives out",
                false,
                null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /**
     * An upload that the registry has begun.
     *
     * @param leastPiece bytes that a piece but the last one has to have; 0 if the registry does not say
     */
    public record Upload(URI location, long leastPiece) {}

    /**
     * How far an upload got.
     *
     * @param upload where it goes on
     * @param received bytes that the registry has
     */
    record UploadState(Upload upload, long received) {}
}
