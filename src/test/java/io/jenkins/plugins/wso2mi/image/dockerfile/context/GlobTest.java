package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "*.car, a.car, true",
        "*.car, x/a.car, false",
        "a?c, abc, true",
        "a?c, a/c, false",
        "x/*/y, x/1/y, true",
        "x/*/y, x/1/2/y, false",
        "[a-c]1, b1, true",
        "[a-c]1, d1, false",
        "[^a-c]1, d1, true",
        "[^a-c]1, a1, false",
        "a\\*, a*, true",
        "a\\*, ab, false",
        "a[, a[, true",
        "**, x/y, false",
        "*, x, true",
    })
    void shouldMatchSourcesAsGoDoes(String pattern, String path, boolean matches) {
        assertThat(Glob.of(pattern, false).matches(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource({
        "**, a/b, true",
        "**/x, x, true",
        "**/x, a/b/x, true",
        "**/x, a/bx, false",
        "a/**, a/b/c, true",
        "a/**, a, false",
        "a/**, ab, false",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "a/**/z, a/bz, false",
        "**.car, target/a.car, true",
        "**/*.car, target/a.car, true",
        "**/target/*.class, m/target/A.class, true",
        "**/target/*.class, m/target/x/A.class, false",
    })
    void shouldMatchFoldersInIgnoreFiles(String pattern, String path, boolean matches) {
        assertThat(Glob.of(pattern, true).matches(path)).isEqualTo(matches);
    }

    @Test
    void shouldNotTakeLongForAnyPattern() {
        String path = "a".repeat(4000);
        Assertions.setMaxStackTraceElementsDisplayed(5);
        assertThatCode(() -> {
                    assertThat(Glob.of("*a".repeat(1000) + "b", false).matches(path))
                            .isFalse();
                    assertThat(Glob.of("**/".repeat(1300) + "b", true).matches(path))
                            .isFalse();
                    assertThat(Glob.of("*".repeat(4000), true).matches(path)).isTrue();
                })
                .doesNotThrowAnyException();
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> Glob.of("?*".repeat(1500), false).matches(path));
    }
}
