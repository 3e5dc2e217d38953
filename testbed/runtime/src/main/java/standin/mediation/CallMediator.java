package standin.mediation;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import org.apache.axis2.AxisFault;
import org.apache.axis2.Constants;
import org.apache.synapse.ManagedLifecycle;
import org.apache.synapse.MessageContext;
import org.apache.synapse.SynapseConstants;
import org.apache.synapse.SynapseException;
import org.apache.synapse.core.SynapseEnvironment;
import org.apache.synapse.endpoints.AbstractEndpoint;
import org.apache.synapse.endpoints.Endpoint;
import org.apache.synapse.endpoints.EndpointDefinition;
import org.apache.synapse.endpoints.IndirectEndpoint;
import org.apache.synapse.mediators.AbstractMediator;
import org.apache.synapse.transport.nhttp.NhttpConstants;

/**
 * Calls an endpoint and goes on with its answer as the message. The thread waits for the answer, unlike in MI; a
 * message sees no difference.
 */
final class CallMediator extends AbstractMediator implements ManagedLifecycle {
    private final Endpoint endpoint;

    CallMediator(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public boolean mediate(MessageContext message) {
        HttpExchange exchange = exchange(message);
        try {
            exchange.run(message);
        } catch (HttpTimeoutException e) {
            fail(message, NhttpConstants.CONNECTION_TIMEOUT, "no answer from " + exchange.url() + " in time", e);
        } catch (AxisFault e) {
            fail(message, SynapseConstants.DEFAULT_ERROR, exchange.url() + " answered what cannot be read", e);
        } catch (IOException | IllegalArgumentException e) {
            fail(message, NhttpConstants.CONNECTION_FAILED, "cannot call " + exchange.url(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(message, SynapseConstants.SND_IO_ERROR_SENDING, "interrupted while calling " + exchange.url(), e);
        }
        return true;
    }

    private HttpExchange exchange(MessageContext message) {
        Endpoint target =
                endpoint instanceof IndirectEndpoint indirect ? message.getEndpoint(indirect.getKey()) : endpoint;
        Object own = Body.axis2(message).getProperty(Constants.Configuration.HTTP_METHOD);
        String method = own == null ? "POST" : own.toString();
        if (target instanceof HttpEndpoint http) {
            String wanted = http.method() == null ? method : http.method();
            return new HttpExchange(wanted, http.url(message), http.getDefinition().getTimeoutDuration());
        }
        if (target instanceof AbstractEndpoint known && known.getDefinition() != null) {
            EndpointDefinition definition = known.getDefinition();
            String address = definition.getAddress(message);
            if (address != null) {
                return new HttpExchange(method, address + postfix(message), definition.getTimeoutDuration());
            }
        }
        throw new SynapseException("call needs an http or an address endpoint, and " + endpoint.getName() + " is none");
    }

    /** As in MI, what follows the API's context is appended to an address unless it was removed. */
    private static String postfix(MessageContext message) {
        Object postfix = Body.axis2(message).getProperty(NhttpConstants.REST_URL_POSTFIX);
        return postfix == null ? "" : postfix.toString();
    }

    private void fail(MessageContext message, int code, String what, Exception cause) {
        String reason = "call failed: " + what + ": " + cause;
        message.setProperty(SynapseConstants.ERROR_CODE, code);
        message.setProperty(SynapseConstants.ERROR_MESSAGE, reason);
        message.setProperty(SynapseConstants.ERROR_EXCEPTION, cause);
        handleException(reason, cause, message);
    }

    @Override
    public void init(SynapseEnvironment environment) {
        endpoint.init(environment);
    }

    @Override
    public void destroy() {
        endpoint.destroy();
    }
}
