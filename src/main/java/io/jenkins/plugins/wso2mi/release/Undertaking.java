package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;

/**
 * Something under way in a cluster, driven by looks; it has no thread of its own. Only one thread may look at a time;
 * all other methods may be called by any thread.
 */
public interface Undertaking extends AutoCloseable {
    /**
     * Does what is due now. Sends requests, but never waits for the cluster to change. After the end every further look
     * tells the same end.
     *
     * @return how it stands, and when to look again even if nothing changes
     * @throws IOException if the cluster could not be asked; nothing is lost, the next look tries again
     */
    Standing look() throws IOException;

    /**
     * Asks for an orderly end: the looks that follow take back what was begun, in bounded time. Asked a second time,
     * the next look ends it as it stands.
     */
    void interrupt();

    /**
     * Hands on what somebody asks of a canary; the next look hears it.
     *
     * @param word {@code approve}, {@code promote} or {@code abort}
     * @throws RefusedException if the word is none of these, or this is no canary
     */
    void ask(String word);

    /**
     * Calls a listener when a look may have something to do: watched objects have changed, or somebody has asked for
     * something. There is one listener; it may be called many times a second, by several threads, and must be quick.
     */
    void onChange(Runnable listener);

    /**
     * What {@code resume} goes on from in another JVM: versioned JSON of a few hundred characters, without secrets and
     * manifests; empty while whoever comes next shall begin again. It changes with looks only; a state that is one look
     * old still does.
     */
    String state();

    /** Ends watching; locks are given back if it has ended, else kept for whoever resumes it, until they lapse. */
    @Override
    void close();
}
