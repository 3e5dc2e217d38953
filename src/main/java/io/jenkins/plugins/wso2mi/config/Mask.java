package io.jenkins.plugins.wso2mi.config;

import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Replaces secrets in lines of text, as they are and in the forms that they take on their way: see {@link SecretForms}.
 * Holds the secrets: it may cross to another JVM, and must not be kept on disk.
 */
public final class Mask implements Serializable {
    /** What stands in a secret's place. */
    public static final String STARS = "****";

    private static final long serialVersionUID = 1L;

    private final Pattern secrets;

    private Mask(Pattern secrets) {
        this.secrets = secrets;
    }

    /**
     * A mask for secrets.
     *
     * @param values passwords, tokens, keys; blank ones are left out
     */
    public static Mask of(Collection<String> values) {
        // the longest first: a form may be the beginning of another
        String any = values.stream()
                .flatMap(value -> SecretForms.of(value).stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return new Mask(Pattern.compile(any.isEmpty() ? "(?!)" : any));
    }

    /** The text with {@link #STARS} for every secret in it. */
    public String apply(String text) {
        return secrets.matcher(text).replaceAll(STARS);
    }

    @Override
    public String toString() {
        return "Mask[" + STARS + "]";
    }
}
