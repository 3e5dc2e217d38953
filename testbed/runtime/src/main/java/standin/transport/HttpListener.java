package standin.transport;

import javax.net.ssl.SSLContext;
import org.apache.axis2.AxisFault;
import org.apache.axis2.context.ConfigurationContext;
import org.apache.axis2.description.TransportInDescription;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.nio.NHttpServerEventHandler;
import org.apache.http.nio.reactor.IOEventDispatch;
import org.apache.http.nio.reactor.ssl.SSLSetupHandler;
import org.apache.synapse.transport.passthru.PassThroughHttpListener;

/** Synapse's HTTP listener, with its requests counted; named in axis2.xml. */
public final class HttpListener extends PassThroughHttpListener {
    private final Traffic traffic = Traffic.current();

    @Override
    public void init(ConfigurationContext context, TransportInDescription transport) throws AxisFault {
        traffic.join(this);
        super.init(context, transport);
    }

    @Override
    protected IOEventDispatch getEventDispatch(
            NHttpServerEventHandler handler, SSLContext tls, SSLSetupHandler setup, ConnectionConfig config) {
        return super.getEventDispatch(new CountedEvents(handler, traffic), tls, setup, config);
    }
}
