package io.jenkins.plugins.wso2mi.config;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @Test
    void shouldBeEmptyWhenThereIsNoText() {
        assertThat(PlainText.oneLine(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\u001B[31mred\u001B[0m alert', 'red alert'",
        "'\u001B[1;38;5;208mbold\u001B[m', bold",
        "'\u001B]0;new title\u0007text', text",
        "'\u001B]8;;http://example.com\u001B\\link\u001B]8;;\u001B\\', link",
        "'\u001Bctext', text",
        "'text\u001B', text",
        "'\u009B31mred\u009B0m alert', 'red alert'"
    })
    void shouldDropTerminalSequences(String given, String plain) {
        assertThat(PlainText.oneLine(given)).isEqualTo(plain);
    }

    @Test
    void shouldNotLetALogLineForgeAnother() {
        assertThat(PlainText.oneLine("pulled\r\nrelease done\u2028error: none\u2029x"))
                .isEqualTo("pulled release done error: none x");
    }

    @Test
    void shouldNotLetTextTurnItsDirection() {
        assertThat(PlainText.oneLine("image \u202Egpj.exe\u202C \u2066x\u2069")).isEqualTo("image  gpj.exe   x");
    }

    @Test
    void shouldCutWhatIsLongerThanALineAndSaySo() {
        assertThat(PlainText.oneLine("x".repeat(2_000))).isEqualTo("x".repeat(2_000));
        assertThat(PlainText.oneLine("x".repeat(2_001))).isEqualTo("x".repeat(2_000) + " [cut]");
        assertThat(PlainText.oneLine("x".repeat(10_000_000))).hasSize(2_006);
    }

    @Test
    void shouldNotCutACharacterInTwo() {
        assertThat(PlainText.oneLine("x" + "\uD83D\uDE00".repeat(1_500)))
                .isEqualTo("x" + "\uD83D\uDE00".repeat(999) + " [cut]");
    }

    @Property
    void shouldLeavePrintableTextAsItIs(
            @ForAll
                    @CharRange(from = '!', to = '~')
                    @CharRange(from = '\u00C0', to = '\u024F')
                    @StringLength(max = 2_000)
                    String text) {
        assertThat(PlainText.oneLine(text)).isEqualTo(text);
    }

    @Property
    void shouldNeverBreakTheLineOrSteerTheTerminal(@ForAll("hostile") String text) {
        assertThat(PlainText.oneLine(text).chars())
                .noneMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029')
                .noneMatch(c -> c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069')
                .hasSizeLessThanOrEqualTo(2_006);
    }

    @Property
    void shouldChangeNothingTheSecondTime(@ForAll("hostile") String text) {
        String once = PlainText.oneLine(text);

        assertThat(PlainText.oneLine(once)).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\u001B", "[", "]", "31m", ";", "\u0007", "\\", "\r", "\n", "\t", "\u0000", "\u009B", "\u0085",
                "\u2028", "\u202E", "\u2069");
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(60);
        return Arbitraries.oneOf(pieces, words).list().ofMaxSize(120).map(parts -> String.join("", parts));
    }
}
