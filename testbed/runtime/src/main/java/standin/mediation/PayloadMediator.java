package standin.mediation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.axis2.AxisFault;
import org.apache.synapse.MessageContext;
import org.apache.synapse.mediators.AbstractMediator;

/** Replaces the body by a template in which {@code $1}, {@code $2}... are arguments. */
final class PayloadMediator extends AbstractMediator {
    private static final Pattern ARGUMENT = Pattern.compile("\\$([1-9]\\d?)");
    private static final Map<String, String> TYPES = Map.of("xml", Body.XML, "json", Body.JSON, "text", Body.TEXT);

    private final String media;
    private final String template;
    private final List<PayloadArgument> arguments;

    PayloadMediator(String media, String template, List<PayloadArgument> arguments) {
        this.media = media;
        this.template = template;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public boolean mediate(MessageContext message) {
        Matcher argument = ARGUMENT.matcher(template);
        StringBuilder payload = new StringBuilder();
        while (argument.find()) {
            argument.appendReplacement(payload, Matcher.quoteReplacement(value(argument, message)));
        }
        String text = argument.appendTail(payload).toString();
        try {
            Body.set(message, text.getBytes(StandardCharsets.UTF_8), TYPES.get(media));
        } catch (AxisFault e) {
            handleException("payloadFactory made no well-formed XML: " + text, e, message);
        }
        return true;
    }

    private String value(Matcher argument, MessageContext message) {
        int index = Integer.parseInt(argument.group(1)) - 1;
        return index < arguments.size() ? arguments.get(index).in(message, media) : argument.group();
    }
}
