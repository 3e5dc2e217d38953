package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLinesTest {
    private static final Digest DIGEST = new Digest("ab".repeat(32));

    @TempDir
    Path folder;

    private EngineBuild build() {
        return new EngineBuild(
                Path.of("/c"),
                Path.of("/c/Dockerfile"),
                folder,
                List.of("r/a:1", "r/a:2"),
                Map.of("l", "v w"),
                Map.of("A", "1", "B", "x y"),
                Map.of("k", Path.of("/p/secret-k")),
                Instant.ofEpochSecond(5));
    }

    private String all(Engine engine) {
        StringBuilder text = new StringBuilder();
        for (EngineLine line : engine.lines(build())) {
            text.append(line.environment())
                    .append(String.join("|", line.command()))
                    .append('\n');
        }
        return text.toString().replace(folder.toString(), "/p");
    }

    @Test
    void shouldBuildAndPushInOneByThePlugin() {
        assertThat(all(new Docker("docker", true)))
                .isEqualTo("{}docker|--config|/p/docker|buildx|build|--progress|plain|--push|--metadata-file|/p/result"
                        + "|--file|/c/Dockerfile|--tag|r/a:1|--tag|r/a:2|--label|l=v w"
                        + "|--build-arg|A=1|--build-arg|B=x y"
                        + "|--secret|id=k,src=/p/secret-k|--build-arg|SOURCE_DATE_EPOCH=5|/c\n");
    }

    @Test
    void shouldPushEachTagWithOldDocker() {
        assertThat(all(new Docker("docker", false)))
                .startsWith("{DOCKER_BUILDKIT=1}docker|--config|/p/docker|build|--progress|plain|--iidfile|/p/result")
                .endsWith("{}docker|--config|/p/docker|push|--quiet|r/a:1\n"
                        + "{}docker|--config|/p/docker|push|--quiet|r/a:2\n");
    }

    @Test
    void shouldNameAccountsAndRegistriesToBuildah() throws Exception {
        Files.writeString(folder.resolve("registries.conf"), "");
        assertThat(all(new Buildah("buildah")))
                .startsWith("{CONTAINERS_REGISTRIES_CONF=/p/registries.conf}buildah|build|--authfile"
                        + "|/p/docker/config.json|--layers|--ignorefile"
                        + "|/c/Dockerfile.dockerignore|--file|/c/Dockerfile")
                .contains("|--timestamp|5|/c\n")
                .contains(
                        "buildah|push|--authfile|/p/docker/config.json|--digestfile|/p/result|r/a:2|docker://r/a:2\n");
    }

    @Test
    void shouldReadWhatWasMade() throws Exception {
        Files.writeString(folder.resolve("result"), DIGEST + "\n");
        assertThat(new Buildah("buildah").made(build())).isEqualTo(new Engine.Made(DIGEST, true));
        assertThat(new Docker("docker", false).made(build())).isEqualTo(new Engine.Made(DIGEST, false));
        Files.writeString(folder.resolve("result"), "{\"containerimage.digest\":\"" + DIGEST + "\",\"x\":{}}");
        assertThat(new Docker("docker", true).made(build())).isEqualTo(new Engine.Made(DIGEST, true));
        assertThatThrownBy(() -> new Buildah("buildah").made(build())).isInstanceOf(IOException.class);
    }
}
