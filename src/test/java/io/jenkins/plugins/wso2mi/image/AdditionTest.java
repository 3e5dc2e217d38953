package io.jenkins.plugins.wso2mi.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdditionTest {
    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("a.jar"), "");
        Files.writeString(folder.resolve("deployment.toml"), "");
        Files.writeString(folder.resolve("x.car"), "");
    }

    @ParameterizedTest
    @CsvSource({
        "a.jar:lib/, lib/a.jar",
        "a.jar:lib, lib/a.jar",
        "a.jar:dropins/b.jar, dropins/b.jar",
        "a.jar:own/place/, own/place/a.jar",
        "a.jar:/opt/, /opt/a.jar",
        "a.jar:/opt, /opt",
        "deployment.toml, conf/deployment.toml",
        "deployment.toml:conf/, conf/deployment.toml"
    })
    void shouldPutAFileWhereItsDestinationSays(String option, String destination) {
        assertThat(Addition.parse(folder + "/" + option, problems))
                .extracting(Addition::destination)
                .containsExactly(destination);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldTakeAllFilesOfAFolder() throws IOException {
        Files.createDirectories(folder.resolve("keys/inner"));
        Files.writeString(folder.resolve("keys/b"), "");
        Files.writeString(folder.resolve("keys/inner/a"), "");

        assertThat(Addition.parse(folder + "/keys:conf/keys", problems))
                .extracting(Addition::destination)
                .containsExactly("conf/keys/b", "conf/keys/inner/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jar",
                "a.jar:",
                "a.jar:../lib/",
                "a.jar:lib/../../x",
                "a.jar:/",
                "a.jar:lib//x",
                "a.jar:lib/./x",
                "missing.jar:lib/",
                "x.car:lib/",
                "x.car:repository/deployment/server/carbonapps/",
                "a.jar:lib/.wh.b",
                "a.jar:lib/x.car",
                "a.jar:lib/\u0007"
            })
    void shouldRefuseWhatCannotBeMeant(String option) {
        assertThat(Addition.parse(folder + "/" + option, problems)).isEmpty();
        assertThat(problems.list()).isNotEmpty().allMatch(Problem::isError).allMatch(p -> !p.fix()
                .isEmpty());
    }

    @Test
    void shouldNotFollowLinksToElsewhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));

        assertThat(Addition.parse(folder.resolve("link") + ":conf/", problems)).isEmpty();
        assertThat(problems.list()).singleElement().satisfies(p -> assertThat(p.what())
                .contains("symbolic link"));
    }

    @Test
    void shouldBringOnlyFoldersThatTheServerLacks() {
        assertThat(ServerFolders.missingAbove("conf/keys/inner/a")).containsExactly("conf/keys", "conf/keys/inner");
        assertThat(ServerFolders.missingAbove("repository/deployment/server/carbonapps/a.car"))
                .isEmpty();
        assertThat(ServerFolders.missingAbove("a")).isEmpty();
    }
}
