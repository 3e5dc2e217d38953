package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that pages and code ask for is there in both languages, and none is there for nothing. */
class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IN_CODE = Pattern.compile("(?:format|Localizable)\\([^\"]*\"([^\"]+)\"");
    private static final Pattern IN_PAGE = Pattern.compile("\\$\\{%([^}(]+)");
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    @ParameterizedTest
    @MethodSource("messages")
    void shouldHaveTheTextsThatCodeAsksFor(Path texts) throws IOException {
        Path code = SOURCES.resolve(Adapter.RESOURCES.relativize(texts)).resolveSibling("Messages.java");
        assertThat(keys(texts)).containsExactlyInAnyOrderElementsOf(found(IN_CODE, code));
    }

    @Test
    void shouldUseAllMessages() {
        List<JavaMethod> unused = Adapter.byteCode().stream()
                .filter(c -> c.getPackageName().contains(".wso2mi.jenkins"))
                .filter(c -> c.getSimpleName().equals("Messages"))
                .map(JavaClass::getMethods)
                .flatMap(Set::stream)
                .filter(m -> m.getAccessesToSelf().isEmpty())
                .toList();
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldHaveTheTextsThatAPageAsksFor(Path page) throws IOException {
        Path texts = page.resolveSibling(page.getFileName().toString().replace(".jelly", ".properties"));
        assertThat(Files.exists(texts) ? keys(texts) : Set.of())
                .as(page.toString())
                .containsExactlyInAnyOrderElementsOf(found(IN_PAGE, page));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldSpeakGermanToo(Path texts) throws IOException {
        Properties english = read(texts);
        Properties german = read(german(texts));
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> assertThat(places(german.getProperty(key)))
                .as("places in %s of %s", key, texts)
                .isEqualTo(places(english.getProperty(key))));
    }

    @Test
    void shouldExplainInGermanToo() throws IOException {
        assertThat(Adapter.files(Adapter.RESOURCES, ".html"))
                .filteredOn(f -> !f.toString().endsWith("_de.html"))
                .allSatisfy(help -> assertThat(german(help)).exists());
    }

    static List<Path> messages() throws IOException {
        return texts().stream().filter(f -> f.endsWith("Messages.properties")).toList();
    }

    static List<Path> texts() throws IOException {
        return Adapter.files(Adapter.RESOURCES, ".properties").stream()
                .filter(f -> !f.toString().endsWith("_de.properties"))
                .toList();
    }

    static List<Path> pages() throws IOException {
        return Adapter.files(Adapter.RESOURCES, ".jelly");
    }

    private static Path german(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.(html|properties)$", "_de.$1"));
    }

    private static Set<String> keys(Path texts) throws IOException {
        return read(texts).stringPropertyNames();
    }

    private static Set<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(m -> m.group(1).strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
