package standin.transport;

import org.apache.synapse.MessageContext;
import org.apache.synapse.rest.Handler;
import standin.metrics.Metrics;
import standin.metrics.Service;

/** Counts the requests of an API. */
public final class CountedApi implements Handler {
    private final Service service;
    private final Metrics metrics;

    /**
     * @param service the API
     * @param metrics where to count
     */
    public CountedApi(Service service, Metrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    @Override
    public boolean handleRequest(MessageContext message) {
        metrics.request(service);
        Exchange.of(message).ifPresent(exchange -> exchange.serve(service));
        return true;
    }

    @Override
    public boolean handleResponse(MessageContext message) {
        return true;
    }
}
