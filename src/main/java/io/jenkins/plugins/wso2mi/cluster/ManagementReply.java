package io.jenkins.plugins.wso2mi.cluster;

/**
 * An answer of a server's management API.
 *
 * @param status the HTTP status
 * @param body mostly JSON; may be empty
 */
public record ManagementReply(int status, String body) {
    private static final int OK = 200;

    /** Whether it was answered by 200; that alone is no success, see the field {@code Error} of the body. */
    public boolean isOk() {
        return status == OK;
    }
}
