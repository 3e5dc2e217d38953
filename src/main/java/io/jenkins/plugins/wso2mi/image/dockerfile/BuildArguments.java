package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Pair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The values that are given for ARGs. */
final class BuildArguments {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Known to every builder without an ARG (Dockerfile reference, predefined ARGs). */
    private static final Set<String> PREDEFINED = Set.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "FTP_PROXY",
            "NO_PROXY",
            "ALL_PROXY",
            "SOURCE_DATE_EPOCH",
            "BUILDKIT_INLINE_CACHE");

    private BuildArguments() {}

    /** Reads {@code NAME=VALUE} and {@code NAME}; what is wrong is noted. */
    static Map<String, String> parse(List<String> options, Map<String, String> environment, Problems problems) {
        Map<String, String> values = new TreeMap<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (!NAME.matcher(name).matches()) {
                // the rest may be a secret that somebody meant to give elsewhere
                problems.error("--build-arg", "'" + name + "' is no name of an ARG", "write NAME=VALUE");
            } else if (equals >= 0) {
                values.put(name, option.substring(equals + 1));
            } else if (environment.containsKey(name)) {
                values.put(name, environment.getOrDefault(name, ""));
            } else {
                problems.error(
                        "--build-arg " + name, "the environment has no " + name, "write " + name + "=VALUE, or set it");
            }
        }
        return values;
    }

    /** Warns of values that no ARG takes. */
    static void checkTaken(Dockerfile file, Map<String, String> values, Problems problems) {
        Set<String> declared = file.instructions().stream()
                .filter(one -> one.is("ARG"))
                .flatMap(one -> Pair.ofArguments(one).stream())
                .map(Pair::name)
                .collect(Collectors.toSet());
        for (String name : values.keySet()) {
            if (!declared.contains(name) && !PREDEFINED.contains(name.toUpperCase(java.util.Locale.ROOT))) {
                problems.warning(
                        "--build-arg " + name,
                        "no ARG of " + file.name() + " takes it [unused-argument]",
                        "correct the name, or leave it out");
            }
        }
    }
}
