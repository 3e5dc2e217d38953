package io.jenkins.plugins.wso2mi.report;

import io.jenkins.plugins.wso2mi.config.PlainText;

/** Text from outside within Markdown of GitHub's kind. */
public final class MarkdownText {
    private static final String SIGNS = "\\`*_[]|~#!";

    private MarkdownText() {}

    /** The text as one line that shows what it says, and neither formats, links nor embeds anything. */
    public static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        String line = PlainText.oneLine(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '_' -> safe.append(isWithinWord(line, i) ? "_" : "\\_");
                default -> safe.append(SIGNS.indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return safe.toString();
    }

    private static boolean isWithinWord(String line, int i) {
        return i > 0
                && i + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(i - 1))
                && Character.isLetterOrDigit(line.charAt(i + 1));
    }
}
