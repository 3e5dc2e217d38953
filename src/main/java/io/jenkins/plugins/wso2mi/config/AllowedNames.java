package io.jenkins.plugins.wso2mi.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The names that somebody in charge allows, such as namespaces or registries: whole names, or patterns in which
 * {@code *} stands for any number of characters. No pattern at all allows every name.
 */
public final class AllowedNames implements Serializable {
    /** Every name. */
    public static final AllowedNames ALL = new AllowedNames(List.of());

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> patterns;

    private AllowedNames(List<String> patterns) {
        this.patterns = new ArrayList<>(patterns);
    }

    /** Reads patterns, one a line; blank lines are left out. */
    public static AllowedNames parse(String lines) {
        return new AllowedNames(
                lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
    }

    /** Whether a name is allowed; upper and lower case differ. */
    public boolean allows(String name) {
        return patterns.isEmpty() || patterns.stream().anyMatch(p -> matches(p, name));
    }

    // one pass, going back to the last star only: a pattern of many stars costs no more
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int star = -1;
        int mark = 0;
        for (int n = 0; n < name.length(); ) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                mark = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++mark;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }

    /**
     * Goes on only if a name is allowed.
     *
     * @param where the option, field or object that has it, for the message
     * @param kind what it names, such as {@code namespace}
     * @param setting what says which are allowed, for the message
     * @throws RefusedException if it is not
     */
    public void check(String where, String kind, String name, String setting) {
        if (!allows(name)) {
            throw new RefusedException(
                    where,
                    kind + " '" + name + "' is not allowed here",
                    "use one of: " + this + "; or have " + setting + " changed");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AllowedNames that && patterns.equals(that.patterns);
    }

    @Override
    public int hashCode() {
        return patterns.hashCode();
    }

    @Override
    public String toString() {
        return patterns.isEmpty() ? "any" : String.join(", ", patterns);
    }
}
