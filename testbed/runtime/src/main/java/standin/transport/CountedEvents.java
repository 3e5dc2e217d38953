package standin.transport;

import java.io.IOException;
import org.apache.http.HttpException;
import org.apache.http.nio.ContentDecoder;
import org.apache.http.nio.ContentEncoder;
import org.apache.http.nio.NHttpServerConnection;
import org.apache.http.nio.NHttpServerEventHandler;
import org.apache.synapse.transport.passthru.SourceContext;
import org.apache.synapse.transport.passthru.SourceResponse;
import standin.metrics.Service;

/** Follows each request through the events of its connection and hands every event on. */
final class CountedEvents implements NHttpServerEventHandler {
    private static final String SERVICES = "/services/";

    private final NHttpServerEventHandler next;
    private final Traffic traffic;

    CountedEvents(NHttpServerEventHandler next, Traffic traffic) {
        this.next = next;
        this.traffic = traffic;
    }

    @Override
    public void requestReceived(NHttpServerConnection connection) throws IOException, HttpException {
        Exchange.begin(connection).ifPresent(exchange -> {
            traffic.began();
            countProxy(exchange, connection.getHttpRequest().getRequestLine().getUri());
        });
        next.requestReceived(connection);
    }

    private void countProxy(Exchange exchange, String uri) {
        if (uri.startsWith(SERVICES)) {
            String name = uri.substring(SERVICES.length()).split("[/?.]", 2)[0];
            if (traffic.metrics().hasProxy(name)) {
                exchange.serve(Service.proxy(name));
                traffic.metrics().request(Service.proxy(name));
            }
        }
    }

    @Override
    public void responseReady(NHttpServerConnection connection) throws IOException, HttpException {
        SourceResponse response = SourceContext.getResponse(connection);
        if (traffic.draining() && response != null) {
            response.addHeader("Connection", "close");
        }
        next.responseReady(connection);
    }

    @Override
    public void outputReady(NHttpServerConnection connection, ContentEncoder encoder)
            throws IOException, HttpException {
        next.outputReady(connection, encoder);
        if (encoder.isCompleted()) {
            done(connection);
        }
    }

    @Override
    public void closed(NHttpServerConnection connection) {
        done(connection);
        next.closed(connection);
    }

    private void done(NHttpServerConnection connection) {
        Exchange.end(connection).ifPresent(exchange -> {
            traffic.ended();
            exchange.observe(traffic.metrics());
        });
    }

    @Override
    public void connected(NHttpServerConnection connection) throws IOException, HttpException {
        next.connected(connection);
    }

    @Override
    public void inputReady(NHttpServerConnection connection, ContentDecoder decoder)
            throws IOException, HttpException {
        next.inputReady(connection, decoder);
    }

    @Override
    public void endOfInput(NHttpServerConnection connection) throws IOException {
        next.endOfInput(connection);
    }

    @Override
    public void timeout(NHttpServerConnection connection) throws IOException {
        next.timeout(connection);
    }

    @Override
    public void exception(NHttpServerConnection connection, Exception fault) {
        next.exception(connection, fault);
    }
}
