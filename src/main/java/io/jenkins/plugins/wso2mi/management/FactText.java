package io.jenkins.plugins.wso2mi.management;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a server tells, as a text that may be shown and compared: without what may hold a password, and without what
 * every pod says otherwise because it names its own host.
 */
final class FactText {
    private static final Pattern SECRET = Pattern.compile("passw|pwd|secret|token|credential|passphrase");
    /** Sources and values as they are: passwords stand in them. */
    private static final Set<String> OPEN = Set.of("configuration", "properties", "parameters", "value");

    private static final Set<String> HOSTS = Set.of("urllist", "eprs", "host", "port");

    private FactText() {}

    /**
     * The text of a field.
     *
     * @return empty if it is not shown
     */
    static Optional<String> of(String field, JsonNode value) {
        String name = field.toLowerCase(Locale.ROOT);
        if (OPEN.contains(name) || HOSTS.contains(name) || name.startsWith("wsdl") || value.isNull()) {
            return Optional.empty();
        }
        if (SECRET.matcher(name).find()) {
            return Optional.of("*****");
        }
        return Optional.of(name.equals("url") ? path(value.asText()) : text(value));
    }

    private static String path(String url) {
        try {
            String path = URI.create(url).getRawPath();
            return path == null ? url : path;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }

    private static String text(JsonNode value) {
        if (value.isValueNode()) {
            return value.asText();
        }
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(one -> parts.add(text(one)));
            return String.join(", ", parts);
        }
        value.properties().forEach(field -> of(field.getKey(), field.getValue()).ifPresent(parts::add));
        return String.join(" ", parts);
    }
}
