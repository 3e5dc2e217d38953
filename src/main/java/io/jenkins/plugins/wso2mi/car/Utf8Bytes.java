package io.jenkins.plugins.wso2mi.car;

/** Follows UTF-8 byte by byte (RFC 3629, 4): neither overlong forms nor surrogates nor what is above U+10FFFF. */
final class Utf8Bytes {
    private static final int CONTINUED = 0x80;
    private static final int CONTINUED_TO = 0xBF;

    private int left;
    private int from = CONTINUED;
    private int to = CONTINUED_TO;

    boolean isBetweenCharacters() {
        return left == 0;
    }

    /**
     * Takes the next byte.
     *
     * @return false if it may not stand there
     */
    boolean take(int next) {
        if (left == 0) {
            return begins(next);
        }
        boolean fits = next >= from && next <= to;
        left--;
        from = CONTINUED;
        to = CONTINUED_TO;
        return fits;
    }

    private boolean begins(int first) {
        if (first < 0x80) {
            return true;
        }
        left = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        from = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : CONTINUED;
        to = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : CONTINUED_TO;
        return first >= 0xC2 && first <= 0xF4;
    }
}
