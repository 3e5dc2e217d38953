package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private static final Map<String, String> VARIABLES = Map.of("HOME", "/srv", "EMPTY", "", "X1", "one");

    private static Expansion.Expanded expand(String word) throws DockerfileException {
        return Expansion.expand(word, '\\', VARIABLES::get);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | plain",
                "$HOME/x | /srv/x",
                "${HOME}x | /srvx",
                "a$X1.b | aone.b",
                "\"$HOME y\" | /srv y",
                "'$HOME' | $HOME",
                "\\$HOME | $HOME",
                "\"a\\\"b\\$c\\d\" | a\"b$c\\d",
                "a\\ b | a b",
                "${NONE:-$HOME} | /srv",
                "${NONE-x} | x",
                "${EMPTY-x}. | .",
                "${EMPTY:-x} | x",
                "${HOME:+set} | set",
                "${EMPTY:+set}. | .",
                "${EMPTY+set} | set",
                "${HOME:?no} | /srv",
                "${NONE:-'a}b'} | a}b",
                "cost$ | cost$",
                "${NONE:-${HOME:-x}} | /srv",
            })
    void shouldReplaceAsBuildKitDoes(String word, String expected) throws Exception {
        assertThat(expand(word).text()).isEqualTo(expected);
        assertThat(expand(word).unset()).isEmpty();
    }

    @Test
    void shouldTellWhatHasNoValue() throws Exception {
        assertThat(expand("$NONE/${NIX}/$HOME/$5"))
                .isEqualTo(new Expansion.Expanded("///srv/", java.util.Set.of("NONE", "NIX", "5")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${HOME",
                "${",
                "${}",
                "${:x}",
                "'x",
                "\"x",
                "${HOME:x}",
                "${HOME#x}",
                "${HOME%x}",
                "${HOME/a/b}",
                "${NONE:?must be given}",
                "${NONE:-",
                "${HOME:"
            })
    void shouldSayWhatItDoesNotUnderstand(String word) {
        assertThatThrownBy(() -> expand(word)).isInstanceOf(DockerfileException.class);
    }

    @Test
    void shouldNotFallIntoADeepNest() {
        assertThatThrownBy(() -> expand("${A:-".repeat(50_000)))
                .isInstanceOf(DockerfileException.class)
                .hasMessageContaining("deep");
    }
}
