package standin.mediation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.axis2.Constants;
import org.apache.axis2.addressing.EndpointReference;
import org.apache.synapse.MessageContext;
import org.apache.synapse.SynapseConstants;
import org.apache.synapse.SynapseException;
import org.apache.synapse.config.xml.endpoints.EndpointDefinitionFactory;
import org.apache.synapse.endpoints.AddressEndpoint;
import org.apache.synapse.endpoints.EndpointDefinition;
import org.apache.synapse.transport.nhttp.NhttpConstants;
import standin.car.XmlText;

/** MI's {@code <http uri-template method>} endpoint on top of Synapse's address endpoint. */
public final class HttpEndpoint extends AddressEndpoint {
    private UriExpansion template;
    private String method;

    /**
     * Called by Synapse's class endpoint factory.
     *
     * @param xml the {@code http} element, whose timeout and suspension settings hold too
     */
    public void setHttp(String xml) {
        OMElement http = XmlText.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        String uri = http.getAttributeValue(new QName("uri-template"));
        if (uri == null || uri.isBlank()) {
            throw new SynapseException("The http endpoint has no uri-template");
        }
        template = new UriExpansion(uri);
        String given = http.getAttributeValue(new QName("method"));
        method = given == null ? null : given.toUpperCase(Locale.ROOT);
        EndpointDefinition definition = new EndpointDefinitionFactory().createDefinition(http);
        definition.setFormat(SynapseConstants.FORMAT_REST);
        setDefinition(definition);
    }

    /** {@return the URL for this message} */
    String url(MessageContext message) {
        return template.expand(message);
    }

    /** {@return the HTTP method, null if the message's own is to be used} */
    String method() {
        return method;
    }

    @Override
    public void send(MessageContext message) {
        var axis2 = Body.axis2(message);
        if (method != null) {
            axis2.setProperty(Constants.Configuration.HTTP_METHOD, method);
        }
        axis2.removeProperty(NhttpConstants.REST_URL_POSTFIX);
        message.setTo(new EndpointReference(url(message)));
        super.send(message);
    }
}
