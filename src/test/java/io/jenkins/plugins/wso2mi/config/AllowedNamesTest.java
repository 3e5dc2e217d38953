package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedNamesTest {
    @Test
    void shouldAllowEverythingWhenNothingIsSaid() {
        assertThat(AllowedNames.ALL.allows("prod")).isTrue();
        assertThat(AllowedNames.parse(" \n ")).isEqualTo(AllowedNames.ALL);
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop, true",
        "shop, shop2, false",
        "shop, Shop, false",
        "shop-*, shop-test, true",
        "shop-*, shop-, true",
        "shop-*, a-shop-test, false",
        "*.example.com, registry.example.com, true",
        "*.example.com, registryxexample.com, false",
        "*.example.com, registry.example.com.evil.org, false",
        "r*y*.com, registry.example.com, true",
        "*, '', true",
        "shop.*, shopping, false"
    })
    void shouldMatchWholeNames(String pattern, String name, boolean allowed) {
        assertThat(AllowedNames.parse(pattern).allows(name)).isEqualTo(allowed);
    }

    @Test
    void shouldAllowWhatAnyLineAllows() {
        AllowedNames names = AllowedNames.parse("shop\n\n  clinic-*  \n");
        assertThat(names.allows("clinic-test")).isTrue();
        assertThat(names.allows("bank")).isFalse();
        assertThatThrownBy(() -> names.check("namespace", "namespace", "bank", "the administrator's setting"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("namespace: namespace 'bank' is not allowed here; use one of: shop, clinic-*; "
                        + "or have the administrator's setting changed");
    }

    @Property
    void shouldMatchAsTheEqualRegularExpressionDoes(
            @ForAll @Chars({'a', 'b', '*'}) @StringLength(min = 1, max = 8) String pattern,
            @ForAll @CharRange(from = 'a', to = 'b') @StringLength(max = 8) String name) {
        String expression =
                Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        assertThat(AllowedNames.parse(pattern).allows(name)).isEqualTo(name.matches(expression));
    }

    @Test
    void shouldNotTakeLongOverAPatternOfManyStars() {
        AllowedNames names = AllowedNames.parse("*a".repeat(60) + "b");
        org.junit.jupiter.api.Assertions.assertTimeout(
                Duration.ofSeconds(2),
                () -> assertThat(names.allows("a".repeat(4_000))).isFalse());
    }
}
