package io.jenkins.plugins.wso2mi.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the values of variables in the place of <code>${NAME}</code>; <code>$${NAME}</code> stays as <code>${NAME}
 * </code>. Only variables that were declared are known, and a value is a text: nothing in it becomes structure.
 */
public final class Substitution {
    private static final Pattern USE = Pattern.compile("(\\$?)\\$\\{([^}]*)}");

    private final Map<String, String> values;
    private final Set<String> declared;
    private final List<Placed> undeclared = new ArrayList<>();
    private boolean complete = true;

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

    /** Whether all that were used are declared and set; one that is not set is a problem for whoever reads the text. */
    public boolean isComplete() {
        return complete;
    }

    /** Names that are used where they stand, and not declared. */
    public List<Placed> undeclared() {
        return List.copyOf(undeclared);
    }

    /** The text with its variables; empty if one of them is not set. */
    Optional<String> resolve(String text, String place) {
        Matcher use = USE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        boolean all = true;
        while (use.find()) {
            Optional<String> value = value(use, place);
            all &= value.isPresent();
            use.appendReplacement(resolved, Matcher.quoteReplacement(value.orElse("")));
        }
        complete &= all;
        return all ? Optional.of(use.appendTail(resolved).toString()) : Optional.empty();
    }

    private Optional<String> value(Matcher use, String place) {
        String name = use.group(2);
        if (!use.group(1).isEmpty()) {
            return Optional.of("${" + name + "}");
        }
        if (!declared.contains(name)) {
            undeclared.add(new Placed(name, place));
            return Optional.empty();
        }
        return Optional.ofNullable(values.get(name));
    }
}
