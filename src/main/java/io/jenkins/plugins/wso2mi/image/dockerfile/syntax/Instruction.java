package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One instruction of a Dockerfile, with its continuation lines joined and no variable replaced.
 *
 * @param line where it begins, from 1
 * @param keyword in upper case, such as {@code COPY}
 * @param flags name to value, without the dashes; the value of a flag without one is empty
 * @param arguments what follows keyword and flags
 * @param heredocs the files below it
 * @param escape the character that escapes in this file
 */
public record Instruction(
        int line, String keyword, Map<String, String> flags, String arguments, List<Heredoc> heredocs, char escape) {
    public Instruction {
        flags = Map.copyOf(flags);
        heredocs = List.copyOf(heredocs);
    }

    /** Whether it is the instruction of this name, in capital letters. */
    public boolean is(String word) {
        return keyword.equals(word);
    }

    /** The value of a flag. */
    public Optional<String> flag(String name) {
        return Optional.ofNullable(flags.get(name));
    }

    /** The arguments if they are a JSON list of texts: the exec form. */
    public Optional<List<String>> json() {
        return Words.json(arguments);
    }

    /** The arguments, by a JSON list or between white space, as sources and destinations are written. */
    public List<String> items() {
        return json().orElseGet(() -> Words.bySpace(arguments));
    }

    /** Keyword and arguments in one line. */
    public String text() {
        StringBuilder text = new StringBuilder(keyword);
        flags.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(flag -> {
            text.append(" --").append(flag.getKey());
            text.append(flag.getValue().isEmpty() ? "" : "=" + flag.getValue());
        });
        return text.append(' ').append(arguments).toString();
    }
}
