package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
    private static final Path ENGINE = Path.of("src/main/java/io/jenkins/plugins/wso2mi");
    /** A place that the engine names: the first text of a problem, or a constant for it. */
    private static final Pattern PLACE =
            Pattern.compile("(?:error|warning|Exception|ask|parse|parseTag)\\(\\s*(?:text, )?\"(--?[a-z][a-z-]*)[ \"]");

    private static String told(String where, String fix) {
        return FieldNames.of(Problem.error(where, "there is none", fix)).sentence();
    }

    @ParameterizedTest
    @CsvSource({
        "--image, image",
        "-f, manifests",
        "--add lib/a.jar:lib/, additions lib/a.jar:lib/",
        "--plan, plan",
        "deployment.yaml:12, deployment.yaml:12",
        "Deployment a/my--image, Deployment a/my--image",
        "--no-such, --no-such",
    })
    void shouldNameTheFieldInsteadOfTheOption(String where, String field) {
        assertThat(told(where, "")).isEqualTo(field + ": there is none");
    }

    @Test
    void shouldSayWhatToDoByTheField() {
        assertThat(told("--image", "such as --image web=shop/web:1.2"))
                .isEqualTo("image: there is none; such as image web=shop/web:1.2");
        assertThat(told("web", "name the namespace by -n")).endsWith("name the namespace by namespace");
    }

    @Test
    void shouldLeaveWhatOthersSaid() {
        Problem problem = Problem.error("web", "unknown flag: --image", "");
        assertThat(FieldNames.of(problem)).isEqualTo(problem);
    }

    @Test
    void shouldTellAllThatWasRefusedLineByLine() {
        RefusedException refused = new RefusedException(
                List.of(Problem.error("--car", "is no file", ""), Problem.error("--to", "has no tag", "")));
        assertThat(FieldNames.sentences(refused)).isEqualTo("cars: is no file\nto: has no tag");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image",
                "image/base",
                "image/dockerfile",
                "image/rebase",
                "order",
                "release",
                "canary",
                "cluster"
            })
    void shouldKnowEveryOptionThatTheEngineNamesAsAPlace(String folder) throws IOException {
        try (Stream<Path> sources = Files.list(ENGINE.resolve(folder))) {
            List<String> options = sources.filter(source -> source.toString().endsWith(".java"))
                    .flatMap(source -> PLACE.matcher(text(source)).results().map(MatchResult::group))
                    .map(place -> place.replaceAll("(?s).*\"(--?[a-z-]+).*", "$1"))
                    .distinct()
                    .toList();
            assertThat(options)
                    .allSatisfy(option -> assertThat(told(option, "")).doesNotStartWith("-"));
        }
    }

    private static String text(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
