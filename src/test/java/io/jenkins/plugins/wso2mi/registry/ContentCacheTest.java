package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCacheTest {
    private static final byte[] CONTENT = "content".getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void shouldGiveBackWhatItKept() {
        ContentCache cache = ContentCache.standard(Map.of("XDG_CACHE_HOME", folder.toString()));
        cache.keep(CONTENT);
        cache.note("owners", "a/../b", JsonObject.of(Map.of("uid", 1)));

        ContentCache again = new ContentCache(folder.resolve("wso2-mi/registry"));
        assertThat(again.find(Digest.of(CONTENT))).contains(CONTENT);
        assertThat(again.note("owners", "a/../b")).contains(JsonObject.of(Map.of("uid", 1)));
        assertThat(again.note("owners", "other")).isEmpty();
    }

    @Test
    void shouldNotBelieveDamagedFiles() throws Exception {
        ContentCache cache = new ContentCache(folder);
        cache.keep(CONTENT);
        Path file = folder.resolve("sha256").resolve(Digest.of(CONTENT).hex());
        Files.writeString(file, "other");

        assertThat(cache.find(Digest.of(CONTENT))).isEmpty();
    }

    @Test
    void shouldDoWithoutAFolderToWriteTo() throws Exception {
        ContentCache cache = new ContentCache(Files.writeString(folder.resolve("file"), ""));

        cache.keep(CONTENT);

        assertThat(cache.find(Digest.of(CONTENT))).isEmpty();
    }
}
