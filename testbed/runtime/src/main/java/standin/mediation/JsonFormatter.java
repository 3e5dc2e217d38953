package standin.mediation;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.apache.axiom.om.OMOutputFormat;
import org.apache.axis2.AxisFault;
import org.apache.axis2.context.MessageContext;
import org.apache.axis2.transport.MessageFormatter;

/** Writes a body as JSON; named in axis2.xml. */
public final class JsonFormatter implements MessageFormatter {
    @Override
    public byte[] getBytes(MessageContext message, OMOutputFormat format) {
        return Body.text(message.getEnvelope().getBody().getFirstElement()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void writeTo(MessageContext message, OMOutputFormat format, OutputStream out, boolean preserve)
            throws AxisFault {
        try {
            out.write(getBytes(message, format));
        } catch (IOException e) {
            throw AxisFault.makeFault(e);
        }
    }

    @Override
    public String getContentType(MessageContext message, OMOutputFormat format, String soapAction) {
        return "application/json; charset=UTF-8";
    }

    @Override
    public URL getTargetAddress(MessageContext message, OMOutputFormat format, URL target) {
        return target;
    }

    @Override
    public String formatSOAPAction(MessageContext message, OMOutputFormat format, String soapAction) {
        return soapAction;
    }
}
