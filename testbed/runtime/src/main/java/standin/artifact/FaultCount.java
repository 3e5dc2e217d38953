package standin.artifact;

import org.apache.synapse.MessageContext;
import org.apache.synapse.mediators.AbstractMediator;
import org.apache.synapse.mediators.Value;
import org.apache.synapse.mediators.base.SequenceMediator;
import standin.metrics.Metrics;
import standin.metrics.Service;
import standin.transport.Exchange;

/** Counts a message as an error when its fault sequence begins, once, as MI's metric handler does. */
final class FaultCount extends AbstractMediator {
    private static final String COUNTED = "standin.fault-counted";

    private final Service service;
    private final Metrics metrics;

    private FaultCount(Service service, Metrics metrics) {
        this.service = service;
        this.metrics = metrics;
    }

    /**
     * {@return a fault sequence that counts and then does what the given one does; what the server's own sequence
     * {@code fault} does where neither is given}
     */
    static SequenceMediator before(SequenceMediator inline, String key, Service service, Metrics metrics) {
        SequenceMediator counting = new SequenceMediator();
        counting.addChild(new FaultCount(service, metrics));
        if (inline != null) {
            inline.getList().forEach(counting::addChild);
        } else {
            SequenceMediator named = new SequenceMediator();
            named.setKey(new Value(key == null ? "fault" : key));
            counting.addChild(named);
        }
        return counting;
    }

    @Override
    public boolean mediate(MessageContext message) {
        if (message.getProperty(COUNTED) == null) {
            message.setProperty(COUNTED, true);
            metrics.error(service);
            Exchange.of(message).ifPresent(Exchange::markFaulted);
        }
        return true;
    }
}
