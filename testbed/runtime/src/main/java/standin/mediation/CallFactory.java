package standin.mediation;

import java.util.Properties;
import javax.xml.namespace.QName;
import org.apache.axiom.om.OMElement;
import org.apache.synapse.Mediator;
import org.apache.synapse.SynapseException;
import org.apache.synapse.config.xml.AbstractMediatorFactory;
import org.apache.synapse.config.xml.XMLConfigConstants;
import org.apache.synapse.config.xml.endpoints.EndpointFactory;

/** Parses MI's call mediator, which Synapse 3.0.1 does not have. */
public final class CallFactory extends AbstractMediatorFactory {
    @Override
    public QName getTagQName() {
        return new QName(XMLConfigConstants.SYNAPSE_NAMESPACE, "call");
    }

    @Override
    protected Mediator createSpecificMediator(OMElement xml, Properties properties) {
        OMElement endpoint = xml.getFirstChildWithName(XMLConfigConstants.ENDPOINT_ELT);
        if (endpoint == null) {
            throw new SynapseException("not supported by the stand-in: call without endpoint");
        }
        return new CallMediator(EndpointFactory.getEndpointFromElement(endpoint, true, properties));
    }
}
