package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.config.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query or address with places for what is known only while a canary runs: {@code {{pods}}}, a pattern of pod names;
 * {@code {{deployment}}}; {@code {{namespace}}}; {@code {{window}}}, how far to look back.
 */
record Template(String text) {
    /** What differs between the canary and the stable version. */
    static final List<String> OF_A_SIDE = List.of("pods", "deployment");

    static final List<String> KNOWN = List.of("pods", "deployment", "namespace", "window");

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    /** The places in it. */
    List<String> places() {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Whether it reads differently for the canary and the stable version. */
    boolean tellsSides() {
        return places().stream().anyMatch(OF_A_SIDE::contains);
    }

    /** The text for one side. */
    String filled(Subjects subjects, Subjects.Side side, Duration window) {
        Map<String, String> values = Map.of(
                "pods", side.podPattern(),
                "deployment", side.deployment(),
                "namespace", subjects.namespace(),
                "window", Durations.exact(window));
        return filled(place -> values.getOrDefault(place, place));
    }

    /** The text with a word for each place. */
    String filled(UnaryOperator<String> words) {
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(words.apply(found.group(1))));
    }
}
