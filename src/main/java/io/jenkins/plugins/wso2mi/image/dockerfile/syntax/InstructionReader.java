package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Joins lines to instructions: directives, comments, continuation lines, heredocs (Dockerfile reference, Format). */
final class InstructionReader {
    private static final Pattern DIRECTIVE = Pattern.compile("#\\s*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*");
    private static final Pattern HEREDOC = Pattern.compile("[0-9]*<<(-?)\\s*([\"']?)([^\"'<>\\s]+)\\2");
    private static final int FLAGS_LIMIT = 100;
    private static final Set<String> WITH_HEREDOCS = Set.of("ADD", "COPY", "RUN");

    private final String name;
    private final List<String> lines;
    private final Problems problems;
    private char escape = '\\';
    private String syntax = "";
    private int at;

    InstructionReader(String name, String text, Problems problems) {
        this.name = name;
        this.lines =
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
        this.problems = problems;
    }

    String syntax() {
        return syntax;
    }

    List<Instruction> read() {
        readDirectives();
        List<Instruction> instructions = new ArrayList<>();
        while (at < lines.size()) {
            String line = lines.get(at).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                at++;
            } else {
                instructions.add(instruction());
            }
        }
        return instructions;
    }

    private void readDirectives() {
        for (; at < lines.size(); at++) {
            Matcher directive = DIRECTIVE.matcher(lines.get(at).strip());
            if (!directive.matches()) {
                return;
            }
            String value = directive.group(2);
            switch (directive.group(1).toLowerCase(Locale.ROOT)) {
                case "syntax" -> syntax = value;
                case "escape" -> setEscape(value);
                default -> {}
            }
        }
    }

    private void setEscape(String value) {
        if (value.equals("\\") || value.equals("`")) {
            escape = value.charAt(0);
        } else {
            error(at + 1, "'" + value + "' cannot be the escape character", "write \\ or `");
        }
    }

    private Instruction instruction() {
        int line = at + 1;
        String text = joined().strip();
        String[] parts = text.split("[\\t\\u000B\\f\\r ]+", 2);
        String keyword = parts[0].toUpperCase(Locale.ROOT);
        Map<String, String> flags = new LinkedHashMap<>();
        String arguments = withoutFlags(parts.length < 2 ? "" : parts[1], flags).strip();
        List<Heredoc> heredocs =
                WITH_HEREDOCS.contains(keyword) && Words.json(arguments).isEmpty()
                        ? heredocs(arguments, line)
                        : List.of();
        return new Instruction(line, keyword, flags, arguments, heredocs, escape);
    }

    /** The line and those that continue it; comments and empty lines among them are left out. */
    private String joined() {
        StringBuilder text = new StringBuilder();
        boolean more = true;
        for (boolean first = true; more && at < lines.size(); first = false) {
            String line = lines.get(at++);
            String stripped = line.strip();
            if (stripped.startsWith("#") || (stripped.isEmpty() && !first)) {
                continue;
            }
            int end = continuation(line);
            more = end >= 0;
            text.append(more ? line.substring(0, end) : line);
        }
        return text.toString();
    }

    /** Where the escape stands that continues a line; -1 if none does. */
    private int continuation(String line) {
        int last = line.length() - 1;
        while (last >= 0 && (line.charAt(last) == ' ' || line.charAt(last) == '\t')) {
            last--;
        }
        boolean continues = last >= 0 && line.charAt(last) == escape;
        boolean escaped = last >= 1 && line.charAt(last - 1) == escape;
        return continues && !escaped ? last : -1;
    }

    private String withoutFlags(String text, Map<String, String> flags) {
        String rest = text.stripLeading();
        while (rest.startsWith("--") && flags.size() < FLAGS_LIMIT) {
            String word = Words.first(rest, escape);
            rest = rest.substring(word.length()).stripLeading();
            if (word.equals("--")) {
                return rest;
            }
            String plain = word.substring(2).replaceAll("[\"']", "");
            int equals = plain.indexOf('=');
            String flag = equals < 0 ? plain : plain.substring(0, equals);
            // of a flag that may be given again, all that matters is that it is there
            flags.merge(
                    flag.toLowerCase(Locale.ROOT),
                    equals < 0 ? "" : plain.substring(equals + 1),
                    (one, other) -> one + " " + other);
        }
        return rest;
    }

    private List<Heredoc> heredocs(String arguments, int line) {
        List<Heredoc> found = new ArrayList<>();
        // white space may stand between << and its word
        for (String word : Words.quoted(arguments.replaceAll("(<<-?)[ \\t]+", "$1"), escape)) {
            Matcher matcher = HEREDOC.matcher(word);
            if (matcher.matches()) {
                found.add(heredoc(matcher.group(3), !matcher.group(1).isEmpty(), line));
            }
        }
        return found;
    }

    private Heredoc heredoc(String word, boolean indented, int line) {
        StringBuilder content = new StringBuilder();
        while (at < lines.size()) {
            String text = indented ? lines.get(at).replaceFirst("^\\t+", "") : lines.get(at);
            at++;
            if (text.equals(word)) {
                return new Heredoc(word, content.toString());
            }
            content.append(text).append('\n');
        }
        error(line, "the file that begins with <<" + word + " has no end", "write " + word + " on a line of its own");
        return new Heredoc(word, content.toString());
    }

    private void error(int line, String what, String fix) {
        problems.error(name + ":" + line, what + " [syntax]", fix);
    }
}
