package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Fields with one of a few words. */
final class Choices {
    private Choices() {}

    /**
     * The constant of a word, in whatever case.
     *
     * @param field how the field is called
     * @param otherwise what is meant by blank text
     * @throws RefusedException with the words that there are
     */
    static <E extends Enum<E>> E of(String field, String word, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        return word.isBlank()
                ? otherwise
                : Arrays.stream(all)
                        .filter(one -> one.name().equalsIgnoreCase(word.strip()))
                        .findFirst()
                        .orElseThrow(() -> refused(field, word, all));
    }

    private static RefusedException refused(String field, String word, Enum<?>[] all) {
        String known = Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return new RefusedException(
                field, "there is no " + field + " '" + word + "'", "one of " + known + ", or leave it out");
    }
}
