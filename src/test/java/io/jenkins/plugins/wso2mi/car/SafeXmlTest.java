package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlTest {
    private static Optional<XmlFault> fault(String latin) {
        return SafeXml.fault(new ByteArrayInputStream(latin.getBytes(ISO_8859_1)));
    }

    @ParameterizedTest
    @CsvSource({
        "'<a>\n\u00E9</a>', 2, 'UTF-8: a byte 0x3C'",
        "'\u00EF\u00BB\u00BF<a b=\"\u00C3\u0028\"/>', 1, 'UTF-8: a byte 0x28'",
        "'<?xml version=\"1.0\" encoding=\"utf-8\"?><a>\u00FF</a>', 1, 'utf-8: a byte 0xFF'",
        "'<a>\u00ED\u00A0\u0080</a>', 1, 'UTF-8: a byte 0xA0'",
        "'<a>\u00F4\u0090\u0080\u0080</a>', 1, 'UTF-8: a byte 0x90'",
        "'<a>\u00C0\u0080</a>', 1, 'UTF-8: a byte 0xC0'",
        "'<a>\u00E0\u0080\u0080</a>', 1, 'UTF-8: a byte 0x80'",
        "'<?xml version=\"1.0\" encoding=\"US-ASCII\"?><a>\u00E9</a>', 1, 'US-ASCII: a byte 0xE9'",
        "'<a>\n\n\u00E2\u0082', 3, 'it ends within a character of UTF-8'"
    })
    void shouldNameTheByteAndItsLineWhenItIsNotOfTheEncoding(String document, int line, String words) {
        String told = words.contains("byte") ? "it is not in " + words + " stands where none may" : words;
        assertThat(fault(document)).contains(new XmlFault(line, told));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>\u00C3\u00A9\u00E2\u0082\u00AC\u00F0\u009F\u0098\u0080\u00F4\u008F\u00BF\u00BD</a>",
                "\u00EF\u00BB\u00BF<a/>",
                "<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00E9</a>",
                "\u00FE\u00FF\0<\0a\0/\0>",
                "\u00FF\u00FE<\0a\0/\0>\0"
            })
    void shouldReadEveryEncodingThatTheParserKnows(String document) {
        assertThat(fault(document)).isEmpty();
    }

    @Test
    void shouldFindABadByteFarInside() {
        assertThat(fault("<a>" + "\u00C3\u00A9\n".repeat(100_000) + "\u00E9</a>"))
                .map(XmlFault::line)
                .contains(100_001);
    }

    @Test
    void shouldLeaveTheStreamOpen() {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream archive = new ByteArrayInputStream("<a/>".getBytes(ISO_8859_1)) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        assertThat(SafeXml.fault(archive)).isEmpty();
        assertThat(closed).isFalse();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_ERR)
    void shouldLeaveStderrToWhoeverReads() {
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            fault("<a>\u00E9</a>");
            fault("<?xml version=\"1.0\" encoding=\"ASCII\"?><a>\u00E9</a>");
            fault("<a>\u00F4\u0090\u0080\u0080</a>");
            fault("<a>\u00E2\u0082");
        } finally {
            System.setErr(before);
        }
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("Fatal Error");
    }
}
