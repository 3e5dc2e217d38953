package standin.mediation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.axiom.om.OMAbstractFactory;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.soap.SOAPEnvelope;
import org.apache.axis2.AxisFault;
import org.apache.axis2.builder.Builder;
import org.apache.axis2.context.MessageContext;

/** Reads a JSON body into the text wrapper; named in axis2.xml. */
public final class JsonBuilder implements Builder {
    @Override
    public OMElement processDocument(InputStream in, String contentType, MessageContext message) throws AxisFault {
        SOAPEnvelope envelope = OMAbstractFactory.getSOAP11Factory().getDefaultEnvelope();
        try {
            String json = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!json.isBlank()) {
                envelope.getBody().addChild(Body.wrapped(json));
            }
        } catch (IOException e) {
            throw AxisFault.makeFault(e);
        }
        return envelope;
    }
}
