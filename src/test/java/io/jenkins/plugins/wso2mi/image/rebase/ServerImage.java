package io.jenkins.plugins.wso2mi.image.rebase;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.registry.BlobSource;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageIndex;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Pushes images shaped like WSO2's, which differ in their lowest layer and in their configuration. */
public final class ServerImage {
    private final Path folder;

    /** Writes trees and a cache into a folder. */
    public ServerImage(Path folder) {
        this.folder = folder;
    }

    /** Pushes one whose lowest layer holds a text. */
    void push(String to, String patch, UnaryOperator<JsonObject> config) throws Exception {
        Path tree = TinyServer.write(
                folder.resolve("tree-" + Digest.of(to.getBytes(UTF_8)).hex() + "-" + patch));
        Files.writeString(tree.resolve("layers/10-os/etc/patch"), patch);
        TinyServer.push(tree, to, RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("trees")));
        configure(to, read(to), config);
    }

    /** Changes the configuration of an image, and nothing else. */
    void configure(String to, RemoteImage image, UnaryOperator<JsonObject> config) throws Exception {
        putConfigured(to, image, to.substring(to.lastIndexOf(':') + 1), config);
    }

    private static StoredDocument putConfigured(
            String to, RemoteImage image, String identifier, UnaryOperator<JsonObject> config) throws Exception {
        Manifest manifest = image.platforms().get(0).manifest();
        byte[] bytes = config.apply(image.platforms().get(0).config().json()).bytes();
        Descriptor named = new Descriptor(MediaTypes.OCI_CONFIG, Digest.of(bytes), bytes.length);
        WritableRepository repository = new Registries(RegistryAccess.ANONYMOUS).writable(reference(to));
        repository.push(named, BlobSource.of(bytes));
        StoredDocument document = StoredDocument.of(new Manifest(named, manifest.layers(), manifest.more()).json());
        repository.put(identifier.isEmpty() ? document.digest().toString() : identifier, document);
        return document;
    }

    /** Pushes one for two platforms, with the same layers. */
    public void pushForTwoPlatforms(String to, String patch) throws Exception {
        push(to, patch, json -> json);
        List<Descriptor> entries = new ArrayList<>();
        for (String architecture : List.of("amd64", "arm64")) {
            StoredDocument document = putConfigured(to, read(to), "", json -> json.with("architecture", architecture));
            entries.add(new Descriptor(
                    document.mediaType(),
                    document.digest(),
                    document.bytes().length,
                    JsonObject.EMPTY.with("platform", Map.of("os", "linux", "architecture", architecture))));
        }
        new Registries(RegistryAccess.ANONYMOUS)
                .writable(reference(to))
                .put(reference(to).identifier(), StoredDocument.of(new ImageIndex(entries, JsonObject.EMPTY).json()));
    }

    /** What a registry has, read without any cache. */
    RemoteImage read(String name) throws Exception {
        ImageReader reader = new ImageReader(
                new Registries(RegistryAccess.ANONYMOUS), new ContentCache(folder.resolve("none" + System.nanoTime())));
        return reader.read(reference(name), reader.resolve(reference(name)).orElseThrow());
    }

    static ImageReference reference(String name) {
        return ImageReference.parse(name, "test");
    }

    /** A change of how the image is run. */
    static UnaryOperator<JsonObject> run(UnaryOperator<JsonObject> change) {
        return json -> json.with("config", change.apply(json.object("config")));
    }

    /** A change of an environment variable. */
    static UnaryOperator<JsonObject> env(String name, String value) {
        return run(config -> {
            List<String> env = new ArrayList<>(config.texts("Env"));
            env.removeIf(entry -> entry.startsWith(name + "="));
            env.add(name + "=" + value);
            return config.with("Env", env);
        });
    }

    static UnaryOperator<JsonObject> both(UnaryOperator<JsonObject> first, UnaryOperator<JsonObject> second) {
        return json -> second.apply(first.apply(json));
    }
}
