package standin.artifact;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMAbstractFactory;
import org.apache.axiom.om.OMAttribute;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.om.OMFactory;
import org.apache.synapse.config.xml.XMLConfigConstants;
import standin.mediation.HttpEndpoint;
import standin.mediation.JsonPath;

/**
 * Turns MI's additions to the configuration language into what Synapse 3.0.1 can parse: an http endpoint becomes a
 * class endpoint, {@code json-eval($.a)} becomes an XPath function with a quoted argument.
 */
final class Rewriting {
    private static final Pattern JSON_EVAL = Pattern.compile("json-eval\\(\\s*(\\$[^()]*?)\\s*\\)");
    private static final QName HTTP = new QName(XMLConfigConstants.SYNAPSE_NAMESPACE, "http");

    private Rewriting() {}

    static void apply(OMElement element) {
        for (Iterator<?> all = element.getAllAttributes(); all.hasNext(); ) {
            rewrite((OMAttribute) all.next());
        }
        refuseExpressions(element.getText());
        List<OMElement> children = new ArrayList<>();
        element.getChildElements().forEachRemaining(child -> children.add((OMElement) child));
        for (OMElement child : children) {
            apply(child);
            if (element.getLocalName().equals("endpoint") && HTTP.equals(child.getQName())) {
                child.insertSiblingBefore(classEndpoint(child));
                child.detach();
            }
        }
    }

    private static void rewrite(OMAttribute attribute) {
        String value = attribute.getAttributeValue();
        refuseExpressions(value);
        Matcher call = JSON_EVAL.matcher(value);
        if (call.find()) {
            attribute.setAttributeValue(call.replaceAll(found -> Matcher.quoteReplacement(quoted(found.group(1)))));
        }
    }

    private static String quoted(String path) {
        new JsonPath(path); // a path that cannot be read makes the CAR faulty now and not the first request
        String quote = path.contains("'") ? "\"" : "'";
        return "json-eval(" + quote + path + quote + ")";
    }

    private static void refuseExpressions(String text) {
        int start = text.indexOf("${");
        if (start >= 0) {
            throw new Unsupported("expression " + text.substring(start, Math.min(text.length(), start + 40)));
        }
    }

    private static OMElement classEndpoint(OMElement http) {
        OMFactory factory = OMAbstractFactory.getOMFactory();
        OMElement type = factory.createOMElement(new QName(XMLConfigConstants.SYNAPSE_NAMESPACE, "class"));
        type.addAttribute("name", HttpEndpoint.class.getName(), null);
        OMElement parameter = factory.createOMElement(new QName("parameter"));
        parameter.addAttribute("name", "http", null);
        parameter.setText(http.toString());
        type.addChild(parameter);
        return type;
    }
}
