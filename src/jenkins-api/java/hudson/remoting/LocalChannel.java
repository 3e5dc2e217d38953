package hudson.remoting;

import java.util.concurrent.ExecutorService;

public class LocalChannel implements VirtualChannel {

    public LocalChannel(ExecutorService executor) {
        throw new UnsupportedOperationException();
    }

    public <V, T extends Throwable> V call(Callable<V, T> callable) throws T {
        throw new UnsupportedOperationException();
    }

    public void close() {
        throw new UnsupportedOperationException();
    }

    public void join() throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void join(long timeout) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    public <T> T export(Class<T> intf, T instance) {
        throw new UnsupportedOperationException();
    }

    public void syncLocalIO() throws InterruptedException {
        throw new UnsupportedOperationException();
    }
}
