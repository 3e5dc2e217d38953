package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;

/** A repository that is also written to. An upload that broke is begun anew; what arrived twice is the same blob. */
public final class WritableRepository extends Repository {
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
            return answer.status() == 201 ? Optional.empty() : Optional.of(new Upload(location(call, answer)));
        }
    }

    /** Sends a blob in one piece. */
    public void push(Descriptor blob, BlobSource source) throws IOException, InterruptedException {
        retries().run(() -> {
            finish(begin(blob), blob, source);
            return true;
        });
    }

    /** Sends a blob by an upload that the registry began already; if that fails in passing, by a new one. */
    public void push(Upload begun, Descriptor blob, BlobSource source) throws IOException, InterruptedException {
        try {
            finish(begun, blob, source);
        } catch (RegistryException e) {
            if (!e.isPassing()) {
                throw e;
            }
            push(blob, source);
        }
    }

    /** Puts a manifest or an index; everything that it names has to be there. */
    public void put(String identifier, StoredDocument document) throws IOException, InterruptedException {
        Call call = Call.of("push the manifest " + spelled(identifier), "PUT", manifest(identifier))
                .sending(document.mediaType(), BlobSource.of(document.bytes()), document.bytes().length)
                .wanting(200, 201, 202, 204);
        send(call).close();
    }

    private Upload begin(Descriptor blob) throws IOException, InterruptedException {
        Call call = Call.of("begin to push " + blob.digest() + " to " + name(), "POST", uri("blobs/uploads/"))
                .wanting(202);
        try (Answer answer = transport().attempt(call)) {
            return new Upload(location(call, answer));
        }
    }

    private void finish(Upload upload, Descriptor blob, BlobSource source) throws IOException, InterruptedException {
        String query = (upload.location().getRawQuery() == null ? "?" : "&") + "digest="
                + encoded(blob.digest().toString());
        Call call = Call.of("push " + blob.digest() + " to " + name(), "PUT", URI.create(upload.location() + query))
                .sending("application/octet-stream", source, blob.size())
                .wanting(201, 202, 204);
        transport().attempt(call).close();
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

    /** An upload that the registry has begun. */
    public record Upload(URI location) {}
}
