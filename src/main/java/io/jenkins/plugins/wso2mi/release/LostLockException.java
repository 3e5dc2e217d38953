package io.jenkins.plugins.wso2mi.release;

import java.io.IOException;

/** Somebody else holds the lock of an application now: nothing more may be done. */
final class LostLockException extends IOException {
    private static final long serialVersionUID = 1L;

    LostLockException(String message) {
        super(message);
    }
}
