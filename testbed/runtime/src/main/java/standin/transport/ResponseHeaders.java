package standin.transport;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.axiom.om.OMOutputFormat;
import org.apache.axis2.AxisFault;
import org.apache.axis2.context.MessageContext;
import org.apache.axis2.handlers.AbstractHandler;
import org.apache.axis2.util.MessageProcessorSelector;
import org.apache.synapse.SynapseConstants;
import org.apache.synapse.transport.nhttp.NhttpConstants;
import org.apache.synapse.transport.passthru.PassThroughConstants;

/**
 * Puts an answer's headers right; named in axis2.xml. Without it {@code respond} echoes the request's headers, and the
 * Content-Type does not follow the property messageType.
 */
public final class ResponseHeaders extends AbstractHandler {
    private static final Set<String> REQUEST_ONLY = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        REQUEST_ONLY.addAll(Set.of("Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Connection",
                "Content-Length", "Cookie", "Expect", "Host", "Transfer-Encoding", "User-Agent"));
    }

    @Override
    public InvocationResponse invoke(MessageContext message) throws AxisFault {
        Object headers = message.getProperty(MessageContext.TRANSPORT_HEADERS);
        if (message.isPropertyTrue(SynapseConstants.ISRESPONSE_PROPERTY) && headers instanceof Map) {
            @SuppressWarnings("unchecked")
            Map<String, String> known = (Map<String, String>) headers;
            known.keySet().removeIf(REQUEST_ONLY::contains);
            if (hasBuiltBody(message)) {
                known.put("Content-Type", MessageProcessorSelector.getMessageFormatter(message)
                        .getContentType(message, new OMOutputFormat(), null));
            }
        }
        return InvocationResponse.CONTINUE;
    }

    /** A body that goes from connection to connection unread keeps its own type. */
    private static boolean hasBuiltBody(MessageContext message) {
        boolean built = message.isPropertyTrue(PassThroughConstants.MESSAGE_BUILDER_INVOKED)
                || message.getProperty(PassThroughConstants.PASS_THROUGH_PIPE) == null;
        return built && !message.isPropertyTrue(NhttpConstants.NO_ENTITY_BODY);
    }
}
