package standin.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.apache.axis2.AxisFault;
import org.apache.synapse.transport.passthru.PassThroughHttpListener;
import standin.metrics.Metrics;

/**
 * What both HTTP listeners share: the number of requests under way, and whether the server drains. Synapse's own count
 * misses what its workers hold.
 */
public final class Traffic {
    /** Axis2 makes listeners from a class name and hands them nothing of ours; a process runs one server. */
    private static volatile Traffic current;

    private final AtomicInteger underWay = new AtomicInteger();
    private final List<PassThroughHttpListener> listeners = new ArrayList<>();
    private final Metrics metrics;
    private final SSLContext tls;
    private volatile boolean draining;

    /**
     * @param metrics where latencies go
     * @param tls key of the https listener
     */
    public Traffic(Metrics metrics, SSLContext tls) {
        this.metrics = metrics;
        this.tls = tls;
    }

    /** From now on, listeners belong to this traffic. */
    public void install() {
        current = this;
    }

    static Traffic current() {
        return current;
    }

    void join(PassThroughHttpListener listener) {
        listeners.add(listener);
    }

    void began() {
        underWay.incrementAndGet();
    }

    void ended() {
        underWay.decrementAndGet();
    }

    Metrics metrics() {
        return metrics;
    }

    SSLContext tls() {
        return tls;
    }

    boolean draining() {
        return draining;
    }

    /**
     * Accepts no more connections, and has each answer on the open ones close its connection, until no request is under
     * way.
     *
     * @param atLeastMillis time for clients that keep connections open to learn of it
     * @param atMostMillis when to give up
     * @return requests that are still under way, 0 if all are done
     * @throws AxisFault if a listener cannot be paused
     * @throws InterruptedException if the wait is interrupted
     */
    public int drain(long atLeastMillis, long atMostMillis) throws AxisFault, InterruptedException {
        draining = true;
        for (PassThroughHttpListener listener : listeners) {
            listener.pause();
        }
        long start = System.nanoTime() / 1_000_000;
        long passed = 0;
        while (passed < atMostMillis && (passed < atLeastMillis || underWay.get() > 0)) {
            Thread.sleep(20);
            passed = System.nanoTime() / 1_000_000 - start;
        }
        return underWay.get();
    }
}
