package io.jenkins.plugins.wso2mi.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"origin/main", "v1.2.0", "HEAD~1", "HEAD^", "0a1b2c3d", "feature/a+b", "release-1.2", "main@x"})
    void shouldTakeBranchesTagsAndCommits(String name) {
        assertThat(new Revision(name).question())
                .containsExactly(
                        "git", "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", name, "HEAD", "--");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "--output=/etc/passwd",
                "-p",
                "main HEAD",
                "a..b",
                "main;ls",
                "$(ls)",
                "main\nHEAD",
                ":/fix",
                "a:b",
                "*",
                "/main"
            })
    void shouldRefuseWhatGitCouldTakeForSomethingElse(String name) {
        assertThatThrownBy(() -> new Revision(name))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is no name of a revision");
    }

    @Test
    void shouldFindChangedFilesFromTheTopOfTheClone(@TempDir Path top) throws IOException {
        Files.createDirectories(top.resolve(".git"));
        Path project = Files.createDirectories(top.resolve("shop/clinic"));

        assertThat(Revision.changed("pom.xml\0shop/clinic/a b.xml\0\u00e4\n.yaml\0", project))
                .containsExactly(top.resolve("pom.xml"), project.resolve("a b.xml"), top.resolve("\u00e4\n.yaml"));
        assertThat(Revision.changed("", project)).isEmpty();
    }
}
