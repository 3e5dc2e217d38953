package io.jenkins.plugins.wso2mi.release.completion;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A part of a Deployment that is completed where the manifest says nothing of it. */
public enum Part {
    /** {@code lifecycle.preStop} of the container: endpoints drain, then the server is stopped. */
    PRE_STOP,
    /** {@code terminationGracePeriodSeconds} of the pod. */
    GRACE_PERIOD,
    /** {@code minReadySeconds} of the Deployment. */
    MIN_READY,
    /** {@code strategy.rollingUpdate} of the Deployment. */
    MAX_UNAVAILABLE,
    /** {@code strategy} of the Deployment, where its carbon applications fetch work by themselves. */
    NO_OVERLAP,
    /** {@code JVM_MEM_OPTS} of the container, where its memory limit is too small for the server's default heap. */
    HEAP;

    /** The word for all of them. */
    public static final String ALL = "all";

    /** How a person names it: {@code pre-stop}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads words.
     *
     * @param words such as {@code pre-stop}, or {@link #ALL}
     * @param where the option or field that they stand in, for problems
     * @return the parts that are known; a word that is not is noted as a problem
     */
    public static Set<Part> parse(List<String> words, String where, Problems problems) {
        Set<Part> parts = EnumSet.noneOf(Part.class);
        for (String word : words) {
            List<Part> named = Arrays.stream(values())
                    .filter(part -> word.equals(ALL) || word.equals(part.word()))
                    .toList();
            if (named.isEmpty()) {
                problems.error(where, "there is no part '" + word + "'", "name some of " + vocabulary());
            }
            parts.addAll(named);
        }
        return parts;
    }

    private static String vocabulary() {
        return Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", ")) + ", or " + ALL;
    }
}
