package standin.mediation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.synapse.MessageContext;
import org.apache.synapse.SynapseException;

/** Fills the variables of an http endpoint's URI template with message properties. */
final class UriExpansion {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\+|legacy-encoding:)?([\\w.-]+)}");

    private final String template;

    UriExpansion(String template) {
        String rest = VARIABLE.matcher(template).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            throw new SynapseException("not supported by the stand-in: uri-template " + template);
        }
        this.template = template;
    }

    /** An unset property is empty; values are percent-encoded unless at the start or after {@code +}. */
    String expand(MessageContext message) {
        Matcher variable = VARIABLE.matcher(template);
        StringBuilder url = new StringBuilder();
        while (variable.find()) {
            Object value = message.getProperty(variable.group(2));
            String text = value == null ? "" : value.toString();
            boolean raw = "+".equals(variable.group(1)) || variable.start() == 0;
            variable.appendReplacement(url, Matcher.quoteReplacement(raw ? text : encoded(text)));
        }
        return variable.appendTail(url).toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
