package io.jenkins.plugins.wso2mi.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to know who asks (a {@code WWW-Authenticate} header, RFC 9110 section 11.6.1).
 *
 * @param scheme in lower case: {@code bearer} or {@code basic}
 * @param parameters by lower case name, such as {@code realm}, {@code service} and {@code scope}
 */
record Challenge(String scheme, Map<String, String> parameters) {
    private static final Pattern SCHEME = Pattern.compile("(?i)(?:^|,)\\s*(bearer|basic)(?=\\s|$|,)");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /** The first challenge with a scheme, if the headers hold one. */
    static Optional<Challenge> find(List<String> headers, String scheme) {
        return headers.stream()
                .flatMap(header -> in(header).stream())
                .filter(challenge -> challenge.scheme.equals(scheme))
                .findFirst();
    }

    private static List<Challenge> in(String header) {
        List<Challenge> found = new ArrayList<>();
        Matcher schemes = SCHEME.matcher(header);
        while (schemes.find()) {
            int end = schemes.end();
            Matcher next = SCHEME.matcher(header);
            String part = next.find(end) ? header.substring(end, next.start()) : header.substring(end);
            found.add(new Challenge(schemes.group(1).toLowerCase(Locale.ROOT), parameters(part)));
        }
        return found;
    }

    private static Map<String, String> parameters(String part) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(part);
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        return parameters;
    }

    /** A parameter; empty if it is missing. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
