package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a document, with its place.
 *
 * @param text not blank
 * @param where file, line and column, such as {@code mi.yaml:12:5}
 */
public record Placed(String text, String where) {
    private static final Pattern PLACE = Pattern.compile("(?:.*[/\\\\])?([^/\\\\]+:\\d+):\\d+");

    /** The file's own name and the line, wherever the file lies: {@code mi.yaml:12}. */
    public String line() {
        Matcher place = PLACE.matcher(where);
        return place.matches() ? place.group(1) : where;
    }
}
