package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables in a word and takes its quotes away, as BuildKit does for the arguments of instructions:
 * {@code $X}, <code>${X}</code>, and <code>${X:-word}</code> with {@code -}, {@code +} and {@code ?}, each with or
 * without the colon. Of the forms that cut and replace ({@code #}, {@code %}, {@code /}) it says that it does not know
 * them.
 */
public final class Expansion {
    private static final char END = 0;
    private static final int DEPTH_LIMIT = 20;
    /** The shell's own variables, which no build sets. */
    private static final String SPECIAL = "@*#?-$!";

    private final String text;
    private final char escape;
    private final Function<String, @Nullable String> variables;
    private final Set<String> unset = new TreeSet<>();
    private int at;
    private int depth;

    private Expansion(String text, char escape, Function<String, @Nullable String> variables) {
        this.text = text;
        this.escape = escape;
        this.variables = variables;
    }

    /**
     * A word with its variables replaced.
     *
     * @param unset the variables in it that have no value, and for which an empty text was put in
     */
    public record Expanded(String text, Set<String> unset) {
        public Expanded {
            unset = Set.copyOf(unset);
        }
    }

    /**
     * Replaces.
     *
     * @param variables the value of a name; null if it has none
     * @throws DockerfileException if a quote or brace is not closed, or a form is not known
     */
    public static Expanded expand(String word, char escape, Function<String, @Nullable String> variables)
            throws DockerfileException {
        // END marks the end, and is no text that a file may have
        Expansion expansion = new Expansion(word.replace(END, ' '), escape, variables);
        String text = expansion.until(END);
        return new Expanded(text, expansion.unset);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private String until(char stop) throws DockerfileException {
        StringBuilder result = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == stop) {
                at++;
                return result.toString();
            }
            if (c == '\'') {
                result.append(single());
            } else if (c == '"') {
                result.append(quoted());
            } else if (c == '$') {
                result.append(variable());
            } else {
                result.append(plain());
            }
        }
        if (stop != END) {
            throw new DockerfileException("a ${ is not closed by }");
        }
        return result.toString();
    }

    private String plain() {
        if (peek() == escape) {
            at++;
        }
        return at < text.length() ? String.valueOf(text.charAt(at++)) : "";
    }

    private String single() throws DockerfileException {
        int end = text.indexOf('\'', at + 1);
        if (end < 0) {
            throw new DockerfileException("a single quote is not closed");
        }
        String inner = text.substring(at + 1, end);
        at = end + 1;
        return inner;
    }

    private String quoted() throws DockerfileException {
        StringBuilder result = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return result.toString();
            }
            if (c == '$') {
                result.append(variable());
                continue;
            }
            at++;
            if (c == escape && (peek() == '"' || peek() == '$' || peek() == escape)) {
                c = text.charAt(at++);
            }
            result.append(c);
        }
        throw new DockerfileException("a double quote is not closed");
    }

    private String variable() throws DockerfileException {
        at++;
        if (peek() != END && SPECIAL.indexOf(peek()) >= 0) {
            return value(String.valueOf(text.charAt(at++)));
        }
        if (peek() != '{') {
            String name = name();
            return name.isEmpty() ? "$" : value(name);
        }
        at++;
        String name = name();
        if (name.isEmpty()) {
            throw new DockerfileException("'${' is followed by no name");
        }
        boolean emptyIsUnset = peek() == ':';
        at += emptyIsUnset ? 1 : 0;
        char form = peek();
        at++;
        return form == '}' && !emptyIsUnset ? value(name) : otherwise(name, form, emptyIsUnset);
    }

    private String otherwise(String name, char form, boolean emptyIsUnset) throws DockerfileException {
        if (form == END) {
            throw new DockerfileException("a ${ is not closed by }");
        }
        if (form != '-' && form != '+' && form != '?') {
            throw new DockerfileException("'" + form + "' in ${" + name + "...} is not known here");
        }
        if (++depth > DEPTH_LIMIT) {
            throw new DockerfileException("variables are nested more than " + DEPTH_LIMIT + " deep");
        }
        String word = until('}');
        depth--;
        String value = variables.apply(name);
        boolean has = value != null && !(emptyIsUnset && value.isEmpty());
        if (form == '?' && !has) {
            throw new DockerfileException(name + " has no value" + (word.isEmpty() ? "" : ": " + word));
        }
        if (form == '+') {
            return has ? word : "";
        }
        return has && value != null ? value : word;
    }

    private String value(String name) {
        String value = variables.apply(name);
        if (value == null) {
            unset.add(name);
            return "";
        }
        return value;
    }

    private String name() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
            if (Character.isDigit(text.charAt(start)) && !Character.isDigit(peek())) {
                break;
            }
        }
        return text.substring(start, at);
    }
}
