package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileSuppressionTest {
    private static final Problem ROOT =
            Problem.warning("clinic/Dockerfile:12", "USER stays root, so the server runs as root [user-root]", "");
    private static final Problem OWNER = Problem.warning("clinic/Dockerfile:3", "no --chown [no-owner]", "");

    private final List<String> notices = new ArrayList<>();

    private List<Problem> left(String... texts) {
        return DockerfileSuppression.leaveOut(List.of(texts), List.of(ROOT, OWNER), notices);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user-root=runs in a sandbox",
                "user-root:Dockerfile=x",
                "user-root:Dockerfile:12=x",
                "user-root:clinic/Dockerfile=x",
                "user-root:*=x",
                "user-root:Docker*:1*=x"
            })
    void shouldLeaveOutWhatIsMeantSo(String text) {
        assertThat(left(text)).containsExactly(OWNER);
        assertThat(notices).singleElement().asString().contains("suppressed: clinic/Dockerfile:12", "(because: ");
    }

    @ParameterizedTest
    @CsvSource({
        "user-root:Dockerfile:1=x",
        "user-root:ockerfile=x",
        "user-root:other/Dockerfile=x",
        "shell-form=x",
    })
    void shouldLeaveInWhatIsSomethingElseAndTellThatNothingNeedsTheText(String text) {
        assertThat(left(text)).containsExactly(ROOT, OWNER);
        assertThat(notices).singleElement().asString().contains("is not needed any more: remove it");
    }

    @Test
    void shouldTakeAwayTheErrorsOfStrictChecksToo() {
        Problem error = Problem.error(ROOT.where(), ROOT.what(), ROOT.fix());
        assertThat(DockerfileSuppression.leaveOut(List.of("user-root=x"), List.of(error), notices))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user-root, gives no reason",
        "user-root= , gives no reason",
        "user-rot=x, names no rule",
        "syntax=x, no build can go on with",
        "missing-source=x, no build can go on with",
        "USER-ROOT=x, names no rule",
    })
    void shouldRefuseWhatSaysTooLittle(String text, String why) {
        assertThatThrownBy(() -> left(text == null ? "" : text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--suppress " + text)
                .hasMessageContaining(why);
    }

    @Test
    void shouldTellRulesForDockerfilesFromThoseForApplications() {
        assertThat(DockerProject.isSuppression("user-root:Dockerfile:1=x")).isTrue();
        assertThat(DockerProject.isSuppression("missing-reference=x")).isFalse();
        assertThat(DockerProject.isSuppression("")).isFalse();
    }

    /** The rules that the code tells, those that can be suppressed, and those that the document explains, are one. */
    @Test
    void shouldKnowEveryRule() throws IOException {
        Set<String> known = Arrays.stream(DockerfileRule.values())
                .map(DockerfileRule::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> told = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/io/jenkins/plugins/wso2mi/image/dockerfile"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                told.addAll(found(source, " \\[([a-z]+-?[a-z-]*)]\""));
            }
        }
        assertThat(told).isEqualTo(known);
        assertThat(found(Path.of("docs/dockerfile.md"), "(?m)^\\| `([a-z-]+)` \\| (?:error|warning)"))
                .isEqualTo(known);
    }

    private static Set<String> found(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
