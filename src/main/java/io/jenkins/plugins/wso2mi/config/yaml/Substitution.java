package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of variables in the place of <code>${NAME}</code>; <code>$${NAME}</code> stays as <code>${NAME}</code>.
 * Only variables that were declared are known, and a value is a text: nothing in it becomes structure.
 */
public final class Substitution {
    private static final Pattern USE = Pattern.compile("(\\$?)\\$\\{([^}]*)}");

    private final Map<String, String> values;
    private final Set<String> declared;
    private final List<Placed> unset = new ArrayList<>();
    private final List<Placed> undeclared = new ArrayList<>();

    /**
     * Knows variables.
     *
     * @param declared their names
     * @param values of those that are set; others are passed over
     */
    public Substitution(Set<String> declared, Map<String, String> values) {
        this.declared = new LinkedHashSet<>(declared);
        this.values = Map.copyOf(values);
    }

    /** Names that are used where they stand, declared, and not set. */
    public List<Placed> unset() {
        return List.copyOf(unset);
    }

    /** Names that are used where they stand and not declared. */
    public List<Placed> undeclared() {
        return List.copyOf(undeclared);
    }

    String resolve(String text, String place) {
        return USE.matcher(text).replaceAll(use -> Matcher.quoteReplacement(value(use.group(1), use.group(2), place)));
    }

    private String value(String escape, String name, String place) {
        String written = "${" + name + "}";
        if (!escape.isEmpty()) {
            return written;
        }
        String value = declared.contains(name) ? values.get(name) : null;
        if (value == null) {
            (declared.contains(name) ? unset : undeclared).add(new Placed(name, place));
        }
        return value == null ? written : value;
    }
}
