package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of the Micro Integrator, as far as its behaviour hangs on it: {@code 4.3}. */
public record MiVersion(int major, int minor) implements Serializable {
    /** The newest one whose sources were looked at. */
    public static final MiVersion NEWEST = new MiVersion(4, 6);

    private static final Pattern GRAMMAR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})([.-].{0,40})?");

    /**
     * Reads a version.
     *
     * @param text such as {@code 4.3} or {@code 4.3.0}; blank for {@link #NEWEST}
     * @throws RefusedException if it is none
     */
    public static MiVersion parse(String text) {
        if (text.isBlank()) {
            return NEWEST;
        }
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new RefusedException("MI version", "'" + text + "' is no version", "write one such as 4.3");
        }
        return new MiVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether it deploys applications by the dependencies in their descriptors; older ones go by the alphabet. */
    public boolean ordersByDescriptor() {
        return major > 4 || (major == 4 && minor >= 5);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
