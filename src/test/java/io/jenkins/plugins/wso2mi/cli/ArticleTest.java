package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/article.md: each row names a test that there is, and each of its commands is one. */
class ArticleTest {
    private static final Path PAGE = Path.of("docs/article.md");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+)\\.(should[A-Za-z0-9]+)`");
    private static final Pattern COMMAND = Pattern.compile("`mictl ([^`]+)`");

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("|--") && !line.startsWith("| By hand"))
                .map(line -> line.substring(1).split("\\|"))
                .toList();
    }

    @Test
    void shouldNameATestThatThereIsInEveryRow() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(20).allSatisfy(row -> {
            List<MatchResult> tests =
                    TEST.matcher(row[row.length - 1]).results().toList();
            assertThat(tests).as(String.join("|", row)).isNotEmpty();
            assertThat(tests)
                    .allSatisfy(test ->
                            assertThat(source(test.group(1))).as(test.group()).contains("void " + test.group(2) + "("));
        });
    }

    @Test
    void shouldHoldNoCommandThatThereIsNot() throws IOException {
        List<String> commands = COMMAND.matcher(Files.readString(PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(commands).hasSizeGreaterThan(10);
        assertThat(commands).allSatisfy(command -> assertThat(
                        Mictl.commandLine().parseArgs(words(command)).errors())
                .as(command)
                .isEmpty());
    }

    private static String[] words(String command) {
        return Arrays.stream(command.split(" "))
                .filter(word -> !word.equals("..."))
                .toArray(String[]::new);
    }

    private static String source(String name) {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.endsWith(name + ".java"))
                    .map(ArticleTest::text)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
