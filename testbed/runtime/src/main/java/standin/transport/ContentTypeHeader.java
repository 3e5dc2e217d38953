package standin.transport;

import java.util.Map;
import org.apache.axis2.Constants;
import org.apache.axis2.context.MessageContext;
import org.apache.axis2.handlers.AbstractHandler;

/**
 * Takes a message's content type from its header however that is spelt; named in axis2.xml. Synapse looks for
 * "Content-Type" only, and reads an answer with "content-type" as if it had none.
 */
public final class ContentTypeHeader extends AbstractHandler {
    @Override
    public InvocationResponse invoke(MessageContext message) {
        if (message.getProperty(MessageContext.TRANSPORT_HEADERS) instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> {
                if ("content-type".equalsIgnoreCase(String.valueOf(name))) {
                    message.setProperty(Constants.Configuration.CONTENT_TYPE, value);
                }
            });
        }
        return InvocationResponse.CONTINUE;
    }
}
