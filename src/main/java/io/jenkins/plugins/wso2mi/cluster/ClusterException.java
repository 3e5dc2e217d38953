package io.jenkins.plugins.wso2mi.cluster;

import java.io.IOException;

/**
 * A cluster did not do what was asked; the message says what, on which object, and in the API server's own words why.
 */
public final class ClusterException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * Tells of a failure.
     *
     * @param status the HTTP status of the answer, 0 if there was none
     */
    public ClusterException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The HTTP status of the API server's answer, 0 if there was none. */
    public int status() {
        return status;
    }

    /** Whether it may pass by itself: nobody answered, or the API server was overloaded or in trouble. */
    public boolean isPassing() {
        return status == 0 || status == 429 || status >= 500;
    }
}
