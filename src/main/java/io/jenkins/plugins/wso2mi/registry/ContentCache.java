package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps on disk what registries were asked for before: manifests and configurations by digest, and notes. Losing any of
 * it costs requests and nothing else, so a cache that cannot be read or written is silently none.
 */
public final class ContentCache {
    private final Path folder;

    /** A cache in a folder, which is made when it is needed. */
    public ContentCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The user's cache: {@code $XDG_CACHE_HOME/wso2-mi/registry}, else {@code ~/.cache/wso2-mi/registry}.
     *
     * @param environment variables by name
     */
    public static ContentCache standard(Map<String, String> environment) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return new ContentCache(caches.resolve("wso2-mi").resolve("registry"));
    }

    /** Content by digest; empty if it is not there, or was damaged. */
    public Optional<byte[]> find(Digest digest) {
        return read(contents().resolve(digest.hex()))
                .filter(bytes -> Digest.of(bytes).equals(digest));
    }

    /** Keeps content. */
    public void keep(byte[] bytes) {
        write(contents(), Digest.of(bytes).hex(), bytes);
    }

    /** A note by subject and key. */
    public Optional<JsonObject> note(String subject, String key) {
        return read(folder.resolve(subject).resolve(file(key))).flatMap(bytes -> {
            try {
                return Optional.of(JsonObject.parse(bytes));
            } catch (ImageFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** Writes a note. */
    public void note(String subject, String key, JsonObject note) {
        write(folder.resolve(subject), file(key), note.bytes());
    }

    private Path contents() {
        return folder.resolve("sha256");
    }

    private static String file(String key) {
        return Digest.of(key.getBytes(UTF_8)).hex() + ".json";
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void write(Path folder, String name, byte[] bytes) {
        Path temporary = null;
        try {
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "new", null);
            Files.write(temporary, bytes);
            Files.move(
                    temporary,
                    folder.resolve(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(temporary);
        }
    }

    private static void delete(@Nullable Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            // a cache is no reason to fail
        }
    }
}
