package io.jenkins.plugins.wso2mi;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.SourceFile.Method;
import io.jenkins.plugins.wso2mi.SourceFile.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the sources to the rules of CONTRIBUTING.md that a compiler does not check. */
class SourceRulesTest {
    private static List<SourceFile> files;

    @BeforeAll
    static void readSources() throws IOException {
        files = SourceFile.below(Path.of("src/main/java"));
        assertThat(files).as("source files").hasSizeGreaterThan(50);
    }

    @Test
    void shouldDocumentPublicTypes() {
        assertThat(named(files, SourceRulesTest::undocumentedTypes)).isEmpty();
    }

    @Test
    void shouldDocumentPublicMethodsThatAreMoreThanAccessors() {
        assertThat(named(files, SourceRulesTest::undocumentedMethods)).isEmpty();
    }

    @Test
    void shouldKeepFilesSmall() {
        assertThat(files).allSatisfy(f -> assertThat(f.lines()).as(f.name()).hasSizeLessThanOrEqualTo(400));
        List<Integer> sizes = files.stream().map(f -> f.lines().size()).sorted().toList();
        assertThat(sizes.get(sizes.size() / 2)).as("median of lines a file").isLessThanOrEqualTo(80);
    }

    @Test
    void shouldKeepMethodsShort() {
        List<Method> methods = files.stream().flatMap(f -> f.methods().stream()).toList();
        assertThat(named(
                        files,
                        f -> f.methods().stream().filter(m -> m.lines() > 40).map(Method::name)))
                .isEmpty();
        long small = methods.stream().filter(m -> m.lines() < 20).count();
        assertThat(100 * small / methods.size())
                .as("percent of methods below 20 lines")
                .isGreaterThanOrEqualTo(80);
    }

    @Test
    void shouldKeepLinesWithin120Columns() {
        assertThat(named(files, f -> IntStream.range(0, f.lines().size())
                        .filter(i -> f.lines().get(i).length() > 120)
                        .mapToObj(i -> "line " + (i + 1))))
                .isEmpty();
    }

    @Test
    void shouldSeeWhatIsMissingAndHowLongMethodsAre(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Sample.java"), """
                public class Sample {
                    /** Told. */
                    public record Point(int x, int y) {
                        public Point {
                            x = Math.max(0, x);
                        }
                    }

                    public int bare(int a) {
                        int b = a;
                        return b;
                    }

                    public int accessor() {
                        return 1;
                    }

                    /** Told. */
                    public int told(int a) {
                        return a;
                    }

                    @Override
                    public boolean equals(Object other) {
                        return this == other;
                    }

                    int hidden(int a) {
                        return a;
                    }
                }
                """);

        SourceFile sample = SourceFile.below(folder).get(0);

        assertThat(undocumentedTypes(sample)).containsExactly("Sample");
        assertThat(undocumentedMethods(sample)).containsExactly("Sample.bare");
        assertThat(sample.methods())
                .filteredOn(m -> m.name().equals("Sample.bare"))
                .extracting(Method::lines)
                .containsExactly(4);
    }

    private static Stream<String> undocumentedTypes(SourceFile file) {
        return file.types().stream().filter(t -> t.open() && !t.documented()).map(Type::name);
    }

    private static Stream<String> undocumentedMethods(SourceFile file) {
        return file.methods().stream()
                .filter(m -> m.open() && !m.trivial() && !m.inherited() && !m.documented())
                .map(Method::name);
    }

    private static List<String> named(List<SourceFile> files, Function<SourceFile, Stream<String>> findings) {
        return files.stream()
                .flatMap(f -> findings.apply(f).map(found -> f.name() + ": " + found))
                .toList();
    }
}
