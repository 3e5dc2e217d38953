package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registry did not do what was asked; the message says what, why in the registry's own words, and what to do. */
public final class RegistryException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 499, 500, 502, 503, 504, 522);

    private final int status;
    private final boolean passing;
    private final Duration retryAfter;

    /**
     * The registry answered, and said no.
     *
     * @param retryAfter how long it asks to wait; zero if it does not say
     */
    RegistryException(String message, int status, Duration retryAfter) {
        this(message, status, PASSING.contains(status), retryAfter);
    }

    /** The registry answered, and said no; whether that passes is known better than by its status. */
    RegistryException(String message, int status, boolean passing, Duration retryAfter) {
        super(message);
        this.status = status;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** There was no whole answer. */
    RegistryException(String message, boolean passing, @Nullable Throwable cause) {
        super(message, cause);
        this.status = 0;
        this.passing = passing;
        this.retryAfter = Duration.ZERO;
    }

    /** The HTTP status of the answer; 0 if there was none. */
    public int status() {
        return status;
    }

    /** Whether the registry does not let us do it: no or wrong credentials, or not enough rights. */
    public boolean isDenied() {
        return status == 401 || status == 403;
    }

    /** Whether the same request may succeed a little later. */
    boolean isPassing() {
        return passing;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
