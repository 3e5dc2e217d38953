package standin.transport;

import java.util.Optional;
import org.apache.http.nio.NHttpConnection;
import org.apache.synapse.MessageContext;
import org.apache.synapse.core.axis2.Axis2MessageContext;
import org.apache.synapse.transport.passthru.PassThroughConstants;
import standin.metrics.Metrics;
import standin.metrics.Service;

/** One HTTP request, from its head to the last byte of its answer. It lives in the connection's context. */
public final class Exchange {
    private static final String ATTRIBUTE = "standin.exchange";

    private final long started = System.nanoTime();
    private volatile Service service;
    private volatile boolean faulted;

    /** Begins a request; empty if one is under way on this connection already. */
    static Optional<Exchange> begin(NHttpConnection connection) {
        if (connection.getContext().getAttribute(ATTRIBUTE) != null) {
            return Optional.empty();
        }
        Exchange exchange = new Exchange();
        connection.getContext().setAttribute(ATTRIBUTE, exchange);
        return Optional.of(exchange);
    }

    /** Ends the request of a connection; empty if none was under way. */
    static Optional<Exchange> end(NHttpConnection connection) {
        return Optional.ofNullable((Exchange) connection.getContext().removeAttribute(ATTRIBUTE));
    }

    /**
     * @param message any message
     * @return the request it came in with, empty if it did not come over HTTP
     */
    public static Optional<Exchange> of(MessageContext message) {
        Object connection = ((Axis2MessageContext) message)
                .getAxis2MessageContext()
                .getProperty(PassThroughConstants.PASS_THROUGH_SOURCE_CONNECTION);
        return connection instanceof NHttpConnection known
                ? Optional.ofNullable((Exchange) known.getContext().getAttribute(ATTRIBUTE))
                : Optional.empty();
    }

    void serve(Service served) {
        service = served;
    }

    /** Its fault sequence has begun: it will count as an error. */
    public void markFaulted() {
        faulted = true;
    }

    void observe(Metrics metrics) {
        if (service != null && !faulted) {
            metrics.latency(service, System.nanoTime() - started);
        }
    }
}
