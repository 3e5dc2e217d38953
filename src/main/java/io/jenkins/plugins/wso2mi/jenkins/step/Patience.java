package io.jenkins.plugins.wso2mi.jenkins.step;

import java.io.Serializable;
import java.time.Duration;

/**
 * For how long a release could not be looked at: first the controller looks instead of the agent, at last nobody does.
 * A restart of Jenkins begins anew.
 */
final class Patience implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Seconds after which a step gives up, as a system property of Jenkins; ten minutes by default. */
    private static final String PROPERTY = "io.jenkins.plugins.wso2mi.patience";
    /** How long an agent may be away before the controller looks: its locks hold longer, so no other release begins. */
    private static final Duration AGENT = Duration.ofSeconds(15);

    private transient long since;

    /** Somebody could look. */
    void seen() {
        since = 0;
    }

    /** Nobody could look. */
    void blind() {
        since = since == 0 ? System.nanoTime() : since;
    }

    /** Whether an agent that is away is waited for no longer. */
    boolean isAgentGivenUp() {
        return isLongerThan(AGENT);
    }

    /** Whether nobody looks any more; the release stands in the cluster. */
    boolean isOver() {
        return isLongerThan(limit());
    }

    /** After which time nobody looks any more. */
    Duration limit() {
        return Duration.ofSeconds(Long.getLong(PROPERTY, 600));
    }

    private boolean isLongerThan(Duration time) {
        return since != 0 && Duration.ofNanos(System.nanoTime() - since).compareTo(time) > 0;
    }
}
