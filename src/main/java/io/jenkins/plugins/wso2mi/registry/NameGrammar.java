package io.jenkins.plugins.wso2mi.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The grammar of image names (distribution project, package reference), each rule in one pass over the text. */
final class NameGrammar {
    private static final Pattern AUTHORITY = Pattern.compile("[a-zA-Z0-9.:\\[\\]-]+(?<!:)");
    private static final Pattern COMPONENT = Pattern.compile("(?![._-])[a-z0-9._-]+(?<![._-])");
    private static final Pattern SEPARATORS = Pattern.compile("[._-]+");
    private static final Pattern SEPARATOR = Pattern.compile("\\.|_|__|-+");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private NameGrammar() {}

    /** Host, or host and port, that can be asked. */
    static boolean isRegistry(String text) {
        if (!AUTHORITY.matcher(text).matches()) {
            return false;
        }
        try {
            URI uri = new URI("http://" + text);
            return uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= 0xffff;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Lower case components with slashes between them. */
    static boolean isRepository(String text) {
        return Stream.of(text.split("/", -1)).allMatch(NameGrammar::isComponent);
    }

    private static boolean isComponent(String text) {
        Matcher separators = SEPARATORS.matcher(text);
        return COMPONENT.matcher(text).matches()
                && separators
                        .results()
                        .allMatch(found -> SEPARATOR.matcher(found.group()).matches());
    }

    static boolean isTag(String text) {
        return TAG.matcher(text).matches();
    }
}
