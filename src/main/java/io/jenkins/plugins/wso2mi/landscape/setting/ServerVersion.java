package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Micro Integrator, as far as it decides how the server is run.
 *
 * @param text as it was written
 */
public record ServerVersion(int major, int minor, String text) {
    private static final Pattern FORM = Pattern.compile("([1-9])\\.([0-9]{1,2})(\\.[0-9]+)*([-_][A-Za-z0-9._-]+)?");

    private static final Pattern EXACT = Pattern.compile("[0-9]+\\.[0-9]+\\.[0-9]+");

    /** Reads a version or a tag that begins with one, such as {@code 4.4.0-alpine}; empty if it is none. */
    public static Optional<ServerVersion> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ServerVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), text))
                : Optional.empty();
    }

    /** Whether the release is told to the last digit, as the name of its folder has it. */
    boolean isExact() {
        return EXACT.matcher(text).lookingAt();
    }

    /** The release alone, such as {@code 4.4.0} of {@code 4.4.0-alpine} or of the update {@code 4.4.0.12}. */
    String release() {
        Matcher exact = EXACT.matcher(text);
        return exact.lookingAt() ? exact.group() : text;
    }

    /** Whether it is this version or a later one. */
    public boolean atLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    /** Whether the server answers {@code /healthz} on port 9201 itself. */
    public boolean answersHealth() {
        return atLeast(1, 2);
    }

    /** Whether the server answers {@code /liveness} on port 9201. */
    public boolean answersLiveness() {
        return atLeast(4, 2);
    }

    /** Number of the group {@code wso2} in WSO2's images. */
    public int group() {
        return atLeast(4, 4) ? 10802 : 802;
    }
}
