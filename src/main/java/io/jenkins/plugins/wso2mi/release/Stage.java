package io.jenkins.plugins.wso2mi.release;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * A part of an undertaking, such as waiting for a gate. Used by one thread at a time. What it asks of the cluster it
 * may ask twice: a look that failed is looked again, and a stage that another JVM left is begun again from its state.
 */
public interface Stage {
    /**
     * Does what is due.
     *
     * @throws IOException if the cluster could not be asked
     */
    Step look(Instant now) throws IOException;

    /** What goes on when somebody asks for an orderly end; asks nobody. */
    Step interrupt(Instant now);

    /** What goes on when the cluster has failed for good; asks nobody. */
    Step fail(String why, Instant now);

    /** How it ends when it is left as it stands. */
    ReleaseResult leave(String why);

    /** What somebody asks of a canary; for all others there is nothing to hear. */
    default void hear(String word) {}

    /**
     * What it is begun again from: texts, numbers, and lists and maps of them; nothing if all is begun again from what
     * was asked for.
     */
    Map<String, Object> state();
}
