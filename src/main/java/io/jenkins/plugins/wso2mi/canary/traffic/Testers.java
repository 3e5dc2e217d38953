package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose requests go to the canary whatever its weight is.
 *
 * @param mark where the requests carry the sign
 * @param name the header's or cookie's name
 * @param value its whole value
 */
public record Testers(Mark mark, String name, String value) {
    // nothing that any router's rule language reads as more than text
    private static final Pattern GRAMMAR =
            Pattern.compile("(header|cookie) ([A-Za-z0-9_-]{1,256})=([A-Za-z0-9_.-]{1,256})");

    /** Where requests carry the testers' sign. */
    public enum Mark {
        HEADER,
        COOKIE
    }

    /**
     * Reads {@code header X-Canary=1} or {@code cookie canary=always}.
     *
     * @throws RefusedException if it is neither
     */
    public static Testers parse(String text) {
        Matcher found = GRAMMAR.matcher(text);
        if (!found.matches()) {
            throw new RefusedException(
                    "--testers",
                    "'" + text + "' tells no requests apart",
                    "write 'header NAME=VALUE' or 'cookie NAME=VALUE' with letters, digits, '_' and '-',"
                            + " in values '.' too");
        }
        Mark mark = found.group(1).equals("header") ? Mark.HEADER : Mark.COOKIE;
        return new Testers(mark, found.group(2), found.group(3));
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return (mark == Mark.HEADER ? "header " : "cookie ") + name + "=" + value;
    }

    /**
     * A regular expression for the header {@code Cookie} that holds the cookie; for whole and partial matches alike.
     */
    String cookiePattern() {
        return "^(.*;[ ]*)?" + name + "=" + value.replace(".", "[.]") + "([ ]*;.*)?$";
    }
}
