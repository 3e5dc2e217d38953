package standin.mediation;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.List;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.synapse.MessageContext;
import org.apache.synapse.SynapseException;
import org.apache.synapse.config.xml.SynapseXPathFactory;
import org.apache.synapse.util.xpath.SynapseXPath;
import org.jaxen.JaxenException;

/** One argument of a payloadFactory; gives its text as it stands inside the payload. */
interface PayloadArgument {
    /**
     * @param message what the expression is evaluated on
     * @param media {@code xml}, {@code json} or {@code text}: how the text is escaped
     */
    String in(MessageContext message, String media);

    static PayloadArgument read(OMElement xml) {
        String expression = xml.getAttributeValue(new QName("expression"));
        if (expression == null) {
            String value = xml.getAttributeValue(new QName("value"));
            return (message, media) -> escaped(value, media);
        }
        if ("json".equals(xml.getAttributeValue(new QName("evaluator")))) {
            return ofJson(new JsonPath(expression));
        }
        try {
            return ofXPath(SynapseXPathFactory.getSynapseXPath(xml, new QName("expression")));
        } catch (JaxenException e) {
            throw new SynapseException("payloadFactory cannot read the XPath " + expression + ": " + e.getMessage(), e);
        }
    }

    private static PayloadArgument ofJson(JsonPath path) {
        return (message, media) -> {
            String body = Body.text(message);
            JsonElement found = path.find(body);
            boolean structure = found.isJsonObject() || found.isJsonArray();
            return structure && media.equals("json") ? found.toString() : escaped(path.string(body), media);
        };
    }

    private static PayloadArgument ofXPath(SynapseXPath xpath) {
        return (message, media) -> {
            Body.element(message); // a path into the body needs it built
            String fragment = media.equals("xml") ? fragment(xpath, message) : "";
            return fragment.isEmpty() ? escaped(xpath.stringValueOf(message), media) : fragment;
        };
    }

    /** Elements that hold elements go into an XML payload as they are. */
    private static String fragment(SynapseXPath xpath, MessageContext message) {
        StringBuilder fragment = new StringBuilder();
        try {
            if (xpath.evaluate(message) instanceof List<?> nodes) {
                for (Object node : nodes) {
                    if (node instanceof OMElement element && element.getFirstElement() != null) {
                        fragment.append(element);
                    }
                }
            }
        } catch (JaxenException e) {
            throw new SynapseException("payloadFactory cannot evaluate " + xpath + ": " + e.getMessage(), e);
        }
        return fragment.toString();
    }

    private static String escaped(String value, String media) {
        String text = value == null ? "" : value;
        return switch (media) {
            case "json" -> inQuotes(text);
            case "xml" -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            default -> text;
        };
    }

    private static String inQuotes(String text) {
        String quoted = new JsonPrimitive(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
