package io.jenkins.plugins.wso2mi.config;

import java.util.regex.Pattern;

/** Makes text from outside (logs, probe bodies, registry answers, files) safe to print. */
public final class PlainText {
    private static final int LINE_LIMIT = 2_000;
    private static final Pattern ANSI = Pattern.compile(
            "(?:\\u001B\\[|\\u009B)[0-?]*[ -/]*[@-~]|\\u001B(?:\\][^\\u0007\\u001B]*(?:\\u0007|\\u001B\\\\)?|.)?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");

    private PlainText() {}

    /**
     * One printable line: terminal sequences are dropped, other control characters (line ends too) become one space,
     * and more than 2,000 characters are cut.
     *
     * @param text any text, or null
     * @return the line, never null
     */
    public static String oneLine(@org.jspecify.annotations.Nullable String text) {
        if (text == null) {
            return "";
        }
        String head = text.length() > 4 * LINE_LIMIT ? text.substring(0, 4 * LINE_LIMIT) : text;
        String line = CONTROL.matcher(ANSI.matcher(head).replaceAll(""))
                .replaceAll(" ")
                .strip();
        return line.length() <= LINE_LIMIT ? line : head(line) + " [cut]";
    }

    // half of a pair would be no text: encoders refuse it
    private static String head(String line) {
        int end = Character.isHighSurrogate(line.charAt(LINE_LIMIT - 1)) ? LINE_LIMIT - 1 : LINE_LIMIT;
        return line.substring(0, end);
    }
}
