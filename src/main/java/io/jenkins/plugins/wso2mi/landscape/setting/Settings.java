package io.jenkins.plugins.wso2mi.landscape.setting;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.Similar;
import io.jenkins.plugins.wso2mi.config.yaml.Placed;
import io.jenkins.plugins.wso2mi.config.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A section, read by the types of its values; what is wrong is noted, and the default stands in its place. */
final class Settings {
    private final Section section;
    private final Problems problems;

    Settings(Section section, Problems problems) {
        this.section = section;
        this.problems = problems;
    }

    /** The same, after noting each key that is none of these. */
    Settings allow(String... keys) {
        section.allow(List.of(keys));
        return this;
    }

    Section section() {
        return section;
    }

    Problems problems() {
        return problems;
    }

    /** The settings below a key; empty ones if it is not there. */
    Settings below(String key) {
        return new Settings(section.sectionOrEmpty(key), problems);
    }

    /** The settings below a key, if it is there. */
    Optional<Settings> optional(String key) {
        return section.section(key).map(one -> new Settings(one, problems));
    }

    boolean has(String key) {
        return section.has(key);
    }

    /** Notes an error at a key. */
    void refuse(String key, String what, String fix) {
        problems.error(placeOf(key), what, fix);
    }

    /** The place of a key's value; of the key, if it is no text. */
    String placeOf(String key) {
        return section.isText(key)
                ? section.optional(key).map(Placed::where).orElse(section.where(key))
                : section.where(key);
    }

    Optional<Value<String>> text(String key) {
        return section.optional(key).map(placed -> Value.of(placed.text(), placed));
    }

    Optional<Value<String>> text(String key, Grammar grammar) {
        return section.optional(key).flatMap(placed -> checked(placed, grammar));
    }

    Value<String> text(String key, Grammar grammar, String standard) {
        return text(key, grammar).orElse(Value.standard(standard));
    }

    /** A text that must be there. */
    Optional<Value<String>> required(String key, Grammar grammar) {
        return section.required(key).flatMap(placed -> checked(placed, grammar));
    }

    /** One text or a list of them. */
    List<Value<String>> texts(String key, Grammar grammar) {
        List<Value<String>> all = new ArrayList<>();
        section.texts(key).forEach(placed -> checked(placed, grammar).ifPresent(all::add));
        return all;
    }

    /** Each key with its text. */
    Map<String, Value<String>> pairs(Grammar keys) {
        Map<String, Value<String>> pairs = new LinkedHashMap<>();
        for (Placed key : section.keys()) {
            checked(key, keys)
                    .flatMap(known -> section.optional(key.text()))
                    .ifPresent(value -> pairs.put(key.text(), Value.of(value.text(), value)));
        }
        return pairs;
    }

    Optional<Value<Integer>> number(String key, int least, int most) {
        return section.optional(key).flatMap(placed -> number(placed, least, most));
    }

    Value<Integer> number(String key, int least, int most, int standard) {
        return number(key, least, most).orElse(Value.standard(standard));
    }

    Optional<Value<Boolean>> flag(String key) {
        return section.optional(key).flatMap(this::flag);
    }

    Value<Boolean> flag(String key, boolean standard) {
        return flag(key).orElse(Value.standard(standard));
    }

    /** One of some words. */
    Optional<Value<String>> choice(String key, List<String> words) {
        return section.optional(key).flatMap(placed -> chosen(key, placed, words));
    }

    /** One word or a list of words, each of some. */
    List<Value<String>> choices(String key, List<String> words) {
        List<Value<String>> all = new ArrayList<>();
        section.texts(key).forEach(placed -> chosen(key, placed, words).ifPresent(all::add));
        return all;
    }

    private Optional<Value<String>> chosen(String key, Placed placed, List<String> words) {
        if (words.contains(placed.text())) {
            return Optional.of(Value.of(placed.text(), placed));
        }
        String guess = Similar.to(placed.text(), words)
                .map(one -> "did you mean '" + one + "'?")
                .orElse("write one of: " + String.join(", ", words));
        problems.error(placed.where(), key + " is not '" + placed.text() + "'", guess);
        return Optional.empty();
    }

    private Optional<Value<Boolean>> flag(Placed placed) {
        return switch (placed.text()) {
            case "true" -> Optional.of(Value.of(true, placed));
            case "false" -> Optional.of(Value.of(false, placed));
            default -> {
                problems.error(placed.where(), "'" + placed.text() + "' is no boolean", "write true or false");
                yield Optional.empty();
            }
        };
    }

    Optional<Value<String>> checked(Placed placed, Grammar grammar) {
        if (grammar.takes(placed.text())) {
            return Optional.of(Value.of(placed.text(), placed));
        }
        problems.error(placed.where(), "'" + placed.text() + "' is no " + grammar.kind(), grammar.advice());
        return Optional.empty();
    }

    private Optional<Value<Integer>> number(Placed placed, int least, int most) {
        String text = placed.text();
        if (text.matches("-?[0-9]{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return Optional.of(Value.of(number, placed));
            }
        }
        problems.error(
                placed.where(),
                "'" + text + "' is no whole number from " + least + " to " + most,
                "write one without unit");
        return Optional.empty();
    }
}
