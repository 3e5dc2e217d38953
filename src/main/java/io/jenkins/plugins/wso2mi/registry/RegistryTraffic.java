package io.jenkins.plugins.wso2mi.registry;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what goes to registries: every request, those for tokens, after redirects and repeated ones included. */
public final class RegistryTraffic {
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong bytesSent = new AtomicLong();

    void count(long contentBytes) {
        requests.incrementAndGet();
        bytesSent.addAndGet(contentBytes);
    }

    /** Requests made so far. */
    public long requests() {
        return requests.get();
    }

    /** Bytes of content sent so far, headers not counted. */
    public long bytesSent() {
        return bytesSent.get();
    }
}
