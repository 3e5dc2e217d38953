package standin.mediation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.synapse.Mediator;
import org.apache.synapse.SynapseException;
import org.apache.synapse.config.xml.AbstractMediatorFactory;
import org.apache.synapse.config.xml.XMLConfigConstants;

/** Parses MI's payloadFactory with media types xml, json and text, in place of Synapse's own, which has xml only. */
public final class PayloadFactory extends AbstractMediatorFactory {
    private static final String NS = XMLConfigConstants.SYNAPSE_NAMESPACE;

    @Override
    public QName getTagQName() {
        return new QName(NS, "payloadFactory");
    }

    @Override
    protected Mediator createSpecificMediator(OMElement xml, Properties properties) {
        String media = attribute(xml, "media-type", "xml");
        if (!List.of("xml", "json", "text").contains(media)) {
            throw new SynapseException("payloadFactory knows no media-type " + media);
        }
        if (!attribute(xml, "template-type", "default").equals("default")) {
            throw new SynapseException("not supported by the stand-in: payloadFactory with FreeMarker");
        }
        OMElement format = xml.getFirstChildWithName(new QName(NS, "format"));
        if (format == null || format.getAttributeValue(new QName("key")) != null) {
            throw new SynapseException("not supported by the stand-in: payloadFactory without an inline format");
        }
        return new PayloadMediator(media, template(media, format), arguments(xml));
    }

    private static String template(String media, OMElement format) {
        if (!media.equals("xml")) {
            return format.getText().strip();
        }
        if (format.getFirstElement() == null) {
            throw new SynapseException("payloadFactory of media-type xml has no element in its format");
        }
        return format.getFirstElement().toString();
    }

    private static List<PayloadArgument> arguments(OMElement xml) {
        List<PayloadArgument> found = new ArrayList<>();
        OMElement all = xml.getFirstChildWithName(new QName(NS, "args"));
        for (Iterator<?> each = all == null ? List.of().iterator() : all.getChildElements(); each.hasNext(); ) {
            found.add(PayloadArgument.read((OMElement) each.next()));
        }
        return found;
    }

    private static String attribute(OMElement xml, String name, String preset) {
        String value = xml.getAttributeValue(new QName(name));
        return value == null ? preset : value;
    }
}
