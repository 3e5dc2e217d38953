package org.wso2.uri.template;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Matches a request path against the URI template of an API resource.
 *
 * <p>Synapse's core is compiled against a class of this name in a library that is not on Maven Central. This one is our
 * own and knows what MI's documentation shows: <code>/{a}/{b}</code>, <code>/x?q={q}</code>, <code>/{+rest}</code> and
 * <code>/*</code> at the end.
 */
public class URITemplate {
    private static final Pattern EXPRESSION = Pattern.compile("\\{([+#]?)([\\w.-]+)}|\\*$");

    private final Pattern path;
    private final List<String> names = new ArrayList<>();
    private final boolean readsQuery;

    /**
     * @param template never null
     * @throws URITemplateException if a brace is left over
     */
    public URITemplate(String template) throws URITemplateException {
        StringBuilder regex = new StringBuilder();
        Matcher expression = EXPRESSION.matcher(template);
        int from = 0;
        while (expression.find()) {
            literal(template, from, expression.start(), regex);
            regex.append(group(expression));
            from = expression.end();
        }
        literal(template, from, template.length(), regex);
        path = Pattern.compile(regex.toString());
        readsQuery = template.contains("?");
    }

    /**
     * @param uri path below the API's context, with or without query; null and empty stand for {@code /}
     * @param variables gets the decoded value of every variable, if the URI matches
     * @return whether the URI matches; a slash at the end makes no difference
     */
    public boolean matches(String uri, Map<String, String> variables) {
        String wanted = uri == null || uri.isEmpty() ? "/" : uri;
        int query = wanted.indexOf('?');
        if (query >= 0 && !readsQuery) {
            wanted = wanted.substring(0, query);
        }
        Matcher match = path.matcher(wanted);
        if (!match.matches() && !match.reset(withSlashTurned(wanted)).matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            variables.put(names.get(i), decoded(match.group(i + 1)));
        }
        return true;
    }

    private String group(Matcher expression) {
        if (expression.group(2) == null) {
            return ".*";
        }
        names.add(expression.group(2));
        return expression.group(1).isEmpty() ? "([^/?&]+)" : "(.+)";
    }

    private static void literal(String template, int from, int to, StringBuilder regex) throws URITemplateException {
        String text = template.substring(from, to);
        if (text.contains("{") || text.contains("}")) {
            throw new URITemplateException("Cannot read the URI template " + template + " at \"" + text + "\"");
        }
        regex.append(Pattern.quote(text));
    }

    private static String withSlashTurned(String uri) {
        return uri.length() > 1 && uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri + "/";
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
