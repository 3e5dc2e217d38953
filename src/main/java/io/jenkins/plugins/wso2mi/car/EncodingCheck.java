package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stops before the first byte of a document that its encoding does not have, for UTF-8 and ASCII. The JDK's parser
 * finds it too, but knows no line, and writes to the process's stderr, past whoever reads.
 */
final class EncodingCheck extends FilterInputStream {
    private static final int HEAD = 256;
    private static final Pattern DECLARED =
            Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']*)[\"']");

    private final String encoding;
    private final Utf8Bytes bytes = new Utf8Bytes();
    private int line = 1;
    private boolean ended;

    /** A byte that does not belong there. */
    static final class BadByteException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int line;

        BadByteException(int line, String words) {
            super(words);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private EncodingCheck(InputStream in, String encoding) {
        super(in);
        this.encoding = encoding;
    }

    /**
     * Checks a document while it is read, where it is in UTF-8 or ASCII.
     *
     * @throws IOException if its beginning cannot be read
     */
    static InputStream of(InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        PushbackInputStream whole = new PushbackInputStream(in, HEAD);
        whole.unread(head);
        String encoding = encoding(head);
        return encoding.matches("(?i)UTF-8|(US-)?ASCII") ? new EncodingCheck(whole, encoding) : whole;
    }

    /** As the parser finds it: UTF-8 unless the document begins or says otherwise. */
    private static String encoding(byte[] head) {
        String begin = new String(head, ISO_8859_1);
        boolean wide = begin.startsWith("\u00FE\u00FF")
                || begin.startsWith("\u00FF\u00FE")
                || begin.substring(0, Math.min(4, begin.length())).indexOf(0) >= 0;
        // EBCDIC has a <?xm of its own
        if (wide || begin.startsWith("Lo\u00A7\u0094")) {
            return "";
        }
        Matcher declared = DECLARED.matcher(begin);
        return declared.find() ? declared.group(1) : "UTF-8";
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int got = super.read(buffer, offset, length);
        if (got < 0 && !bytes.isBetweenCharacters() && !ended) {
            ended = true;
            throw new BadByteException(line, "it ends within a character of UTF-8");
        }
        for (int i = offset; i < offset + got; i++) {
            check(buffer[i]);
        }
        return got;
    }

    private void check(byte next) throws BadByteException {
        if (next >= 0 && bytes.isBetweenCharacters()) {
            line += next == '\n' ? 1 : 0;
        } else if (!encoding.equalsIgnoreCase("UTF-8") || !bytes.take(next & 0xFF)) {
            throw new BadByteException(
                    line, "it is not in %s: a byte 0x%02X stands where none may".formatted(encoding, next & 0xFF));
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
