package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name and its value, as ENV, LABEL and ARG have them; quotes and variables are still in both.
 *
 * @param value null if none is given, which only ARG allows
 */
public record Pair(String name, @Nullable String value) {

    /**
     * The pairs of ENV or LABEL: {@code NAME=VALUE ...}, or one {@code NAME VALUE} in the old way.
     *
     * @throws DockerfileException if one has no value
     */
    public static List<Pair> ofSettings(Instruction instruction) throws DockerfileException {
        List<String> words = Words.quoted(instruction.arguments(), instruction.escape());
        if (words.isEmpty() || !words.get(0).contains("=")) {
            String[] parts = instruction.arguments().strip().split("[\\t\\u000B\\f\\r ]+", 2);
            if (parts.length < 2) {
                throw new DockerfileException("needs a name and a value");
            }
            return List.of(new Pair(parts[0], parts[1]));
        }
        List<Pair> pairs = new ArrayList<>();
        for (String word : words) {
            Pair pair = of(word);
            if (pair.value == null) {
                throw new DockerfileException("'" + word + "' is no NAME=VALUE");
            }
            pairs.add(pair);
        }
        return pairs;
    }

    /** The pairs of ARG: {@code NAME} or {@code NAME=VALUE}. */
    public static List<Pair> ofArguments(Instruction instruction) {
        return Words.quoted(instruction.arguments(), instruction.escape()).stream()
                .map(Pair::of)
                .toList();
    }

    private static Pair of(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? new Pair(word, null) : new Pair(word.substring(0, equals), word.substring(equals + 1));
    }
}
