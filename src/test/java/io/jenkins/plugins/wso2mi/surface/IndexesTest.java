package io.jenkins.plugins.wso2mi.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.junit.jupiter.api.Test;

/** Jenkins finds extensions and symbols by indexes in the jar; what is not in them is not there. */
class IndexesTest {
    private static final Path SYMBOLS = Adapter.CLASSES.resolve("META-INF/services/annotations/org.jenkinsci.Symbol");

    @Test
    void shouldListEveryExtension() {
        List<String> extensions = annotated("hudson.Extension").toList();
        assertThat(extensions).hasSizeGreaterThan(10);
        assertThat(indexed()).containsExactlyInAnyOrderElementsOf(extensions);
    }

    @Test
    void shouldListEverySymbol() throws IOException {
        assertThat(Files.readAllLines(SYMBOLS))
                .containsExactlyInAnyOrderElementsOf(
                        annotated("org.jenkinsci.Symbol").toList());
    }

    /** Their index would have to be written too. */
    @Test
    void shouldHaveNoInitializers() {
        assertThat(Adapter.classes().stream().flatMap(c -> Arrays.stream(c.getDeclaredMethods())))
                .noneMatch(m -> Adapter.has(m, "Initializer") || Adapter.has(m, "Terminator"));
    }

    private static Stream<String> annotated(String annotation) {
        return Adapter.classes().stream()
                .filter(c -> members(c).anyMatch(m -> Adapter.has(m, annotation)))
                .map(Class::getName);
    }

    private static Stream<AnnotatedElement> members(Class<?> type) {
        return Stream.of(
                        Stream.of(type),
                        Arrays.stream(type.getDeclaredMethods()),
                        Arrays.stream(type.getDeclaredFields()))
                .flatMap(s -> s);
    }

    private static List<String> indexed() {
        @SuppressWarnings("unchecked")
        Class<? extends java.lang.annotation.Annotation> extension =
                (Class<? extends java.lang.annotation.Annotation>) Adapter.type("hudson.Extension");
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {Adapter.CLASSES.toUri().toURL()}, extension.getClassLoader())) {
            return StreamSupport.stream(
                            Index.load(extension, Object.class, classes).spliterator(), false)
                    .map(IndexItem::className)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
