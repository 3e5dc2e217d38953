package io.jenkins.plugins.wso2mi.cluster;

import java.io.IOException;

/** A server's management API was not reached, or did not do what was asked; the message says why. */
public final class ManagementException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String fix;

    /**
     * Tells of a failure.
     *
     * @param status the HTTP status of the answer; 0 if there was none
     * @param fix what to do about it; may be empty
     */
    public ManagementException(int status, String message, String fix) {
        super(message);
        this.status = status;
        this.fix = fix;
    }

    /** The HTTP status of the answer; 0 if there was none. */
    public int status() {
        return status;
    }

    /** What to do about it; may be empty. */
    public String fix() {
        return fix;
    }
}
