package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The blobs that a repository is thought to have, because an image was pushed there before; asking for each would cost
 * a request. A registry that has lost one since says so when the manifest is put.
 */
public final class KnownBlobs {
    private static final String NOTES = "repositories";

    private final ContentCache cache;
    private final String repository;
    private final Set<String> digests;
    private final String image;

    private KnownBlobs(ContentCache cache, String repository, JsonObject note) {
        this.cache = cache;
        this.repository = repository;
        this.digests = new HashSet<>(note.texts("blobs"));
        this.image = note.text("image").orElse("");
    }

    /** What the last push to a repository left in the cache. */
    public static KnownBlobs remembered(ContentCache cache, String repository) {
        return new KnownBlobs(cache, repository, cache.note(NOTES, repository).orElse(JsonObject.EMPTY));
    }

    /** The digest of the image that was pushed last; empty if none is remembered. */
    String image() {
        return image;
    }

    boolean isEmpty() {
        return digests.isEmpty();
    }

    boolean contains(Digest digest) {
        return digests.contains(digest.toString());
    }

    /** From now on it is thought to be there. */
    public void add(Digest digest) {
        digests.add(digest.toString());
    }

    void forget() {
        digests.clear();
    }

    /** Remembers the blobs of an image that is there now. */
    void remember(AssembledImage image) {
        List<String> blobs = image.blobs().stream()
                .map(blob -> blob.descriptor().digest().toString())
                .sorted()
                .toList();
        cache.note(
                NOTES,
                repository,
                JsonObject.of(
                        Map.of("blobs", blobs, "image", image.top().digest().toString())));
    }
}
