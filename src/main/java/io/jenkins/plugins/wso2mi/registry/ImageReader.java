package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents of images, from the cache where their digests are known. */
public final class ImageReader {
    private static final int CONFIG_LIMIT = 8 * 1024 * 1024;

    private final Registries registries;
    private final ContentCache cache;

    /** Reads from registries, through a cache. */
    public ImageReader(Registries registries, ContentCache cache) {
        this.registries = registries;
        this.cache = cache;
    }

    /**
     * The digest that a reference stands for now.
     *
     * @return the reference's own digest without asking; empty if the registry has no such image
     * @throws RegistryException if the registry cannot be asked
     */
    public Optional<Digest> resolve(ImageReference reference) throws IOException, InterruptedException {
        if (reference.digest() != null) {
            return Optional.of(reference.digest());
        }
        return registries.readable(reference).resolve(reference.identifier()).map(Descriptor::digest);
    }

    /**
     * Whether the registry has what a reference stands for, by tag or by digest.
     *
     * @throws RegistryException if the registry cannot be asked
     */
    public boolean has(ImageReference reference) throws IOException, InterruptedException {
        return registries.readable(reference).resolve(reference.identifier()).isPresent();
    }

    /**
     * The documents of an image, by a digest that was resolved before.
     *
     * @throws RegistryException if the registry cannot be asked or has no such image
     * @throws ImageFormatException if what it has is no image of this time
     */
    public RemoteImage read(ImageReference reference, Digest digest) throws IOException, InterruptedException {
        Repository repository = registries.readable(reference);
        StoredDocument top = document(repository, digest);
        try {
            JsonObject json = top.json();
            if (!json.has("manifests")) {
                return new RemoteImage(
                        reference, top.descriptor(), null, List.of(platform(repository, top.descriptor(), json)));
            }
            ImageIndex index = ImageIndex.from(json);
            List<PlatformImage> platforms = new ArrayList<>();
            for (Descriptor entry : index.manifests()) {
                platforms.add(platform(
                        repository, entry, document(repository, entry.digest()).json()));
            }
            return new RemoteImage(reference, top.descriptor(), index, platforms);
        } catch (ImageFormatException e) {
            throw new ImageFormatException(repository.name() + "@" + digest + ": " + e.getMessage());
        }
    }

    private PlatformImage platform(Repository repository, Descriptor descriptor, JsonObject json)
            throws IOException, InterruptedException {
        Manifest manifest = Manifest.from(json);
        Optional<byte[]> cached = cache.find(manifest.config().digest());
        byte[] config = cached.isPresent() ? cached.get() : repository.blob(manifest.config(), CONFIG_LIMIT);
        if (cached.isEmpty()) {
            cache.keep(config);
        }
        return new PlatformImage(descriptor, manifest, new ImageConfig(JsonObject.parse(config)));
    }

    private StoredDocument document(Repository repository, Digest digest) throws IOException, InterruptedException {
        Optional<byte[]> cached = cache.find(digest);
        if (cached.isPresent()) {
            return new StoredDocument(mediaType(JsonObject.parse(cached.get())), cached.get());
        }
        StoredDocument document = repository.document(digest.toString());
        cache.keep(document.bytes());
        return document;
    }

    /** OCI documents may leave their type out; then their members tell. */
    private static String mediaType(JsonObject json) {
        return json.text("mediaType").orElse(json.has("manifests") ? MediaTypes.OCI_INDEX : MediaTypes.OCI_MANIFEST);
    }
}
