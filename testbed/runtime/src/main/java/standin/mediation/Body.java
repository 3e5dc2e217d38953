package standin.mediation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.apache.axiom.om.OMAbstractFactory;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.om.OMException;
import org.apache.axis2.AxisFault;
import org.apache.axis2.Constants;
import org.apache.axis2.transport.base.BaseConstants;
import org.apache.synapse.MessageContext;
import org.apache.synapse.SynapseException;
import org.apache.synapse.core.axis2.Axis2MessageContext;
import org.apache.synapse.transport.nhttp.NhttpConstants;
import org.apache.synapse.transport.passthru.PassThroughConstants;
import org.apache.synapse.transport.passthru.util.RelayUtils;
import standin.car.XmlText;

/**
 * The body of a message. Synapse 3.0.1 knows XML only: JSON and other text travel in the wrapper element that Axis2 has
 * for text, so XPath does not see into JSON; {@code json-eval} does.
 */
public final class Body {
    static final String JSON = "application/json";
    static final String XML = "application/xml";
    static final String TEXT = "text/plain";

    private Body() {}

    /**
     * @param message any message; its body is read from the connection now if it was not yet
     * @return the body as JSON or plain text; an XML body converted to JSON; empty if there is none
     */
    public static String text(MessageContext message) {
        return text(element(message));
    }

    /** {@return the body's element, null if there is none} */
    static OMElement element(MessageContext message) {
        try {
            RelayUtils.buildMessage(axis2(message));
        } catch (IOException | XMLStreamException e) {
            throw new SynapseException("The body of the message cannot be read: " + e.getMessage(), e);
        }
        return message.getEnvelope().getBody().getFirstElement();
    }

    static String text(OMElement first) {
        if (first == null) {
            return "";
        }
        return isText(first) ? first.getText() : JsonOfXml.convert(first);
    }

    static boolean isText(OMElement first) {
        return first.getQName().equals(BaseConstants.DEFAULT_TEXT_WRAPPER);
    }

    static OMElement wrapped(String text) {
        OMElement wrapper = OMAbstractFactory.getOMFactory().createOMElement(BaseConstants.DEFAULT_TEXT_WRAPPER);
        wrapper.setText(text);
        return wrapper;
    }

    /**
     * Puts bytes into a message as its body.
     *
     * @param message any message
     * @param bytes text in UTF-8
     * @param contentType JSON stays text, XML is parsed, all else is plain text
     * @throws AxisFault if it should be XML and is not well-formed
     */
    public static void set(MessageContext message, byte[] bytes, String contentType) throws AxisFault {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (contentType.contains("json")) {
            set(message, wrapped(text), JSON);
        } else if (contentType.contains("xml") && !text.isBlank()) {
            try {
                set(message, XmlText.read(new ByteArrayInputStream(bytes)), XML);
            } catch (OMException e) {
                throw AxisFault.makeFault(e);
            }
        } else {
            set(message, text.isEmpty() ? null : wrapped(text), TEXT);
        }
    }

    private static void set(MessageContext message, OMElement body, String type) {
        element(message); // what is still on the connection must be read, or the next request on it would be garbled
        message.getEnvelope().getBody().removeChildren();
        if (body != null) {
            message.getEnvelope().getBody().addChild(body);
        }
        var axis2 = axis2(message);
        axis2.setProperty(Constants.Configuration.MESSAGE_TYPE, type);
        axis2.setProperty(Constants.Configuration.CONTENT_TYPE, type);
        axis2.setProperty(PassThroughConstants.MESSAGE_BUILDER_INVOKED, Boolean.TRUE);
        axis2.removeProperty(NhttpConstants.NO_ENTITY_BODY); // else the answer to a GET would have no body
    }

    static org.apache.axis2.context.MessageContext axis2(MessageContext message) {
        return ((Axis2MessageContext) message).getAxis2MessageContext();
    }
}
