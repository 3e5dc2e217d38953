package io.jenkins.plugins.wso2mi.image.dockerfile.syntax;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the arguments of instructions are split (Dockerfile reference; the rules are those of BuildKit's parser). */
public final class Words {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Words() {}

    /** The parts between white space; quotes mean nothing. */
    public static List<String> bySpace(String text) {
        return Arrays.stream(text.strip().split("[\\t\\u000B\\f\\r ]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The texts of a JSON list; empty if it is none, or has other things in it. */
    static Optional<List<String>> json(String text) {
        if (!text.stripLeading().startsWith("[")) {
            return Optional.empty();
        }
        try {
            List<String> texts = new ArrayList<>();
            for (JsonNode node : JSON.readTree(text)) {
                if (!node.isTextual()) {
                    return Optional.empty();
                }
                texts.add(node.textValue());
            }
            return Optional.of(List.copyOf(texts));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The parts between white space that is not quoted; quotes and escapes stay in them. */
    public static List<String> quoted(String text, char escape) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                int end = end(text, at, escape);
                words.add(text.substring(at, end));
                at = end;
            }
        }
        return words;
    }

    /** The first of {@link #quoted} of a text that does not begin with white space. */
    static String first(String text, char escape) {
        return text.substring(0, end(text, 0, escape));
    }

    private static int end(String text, int start, char escape) {
        char quote = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                return i;
            }
            if (c == escape && quote != '\'') {
                i++;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return text.length();
    }
}
