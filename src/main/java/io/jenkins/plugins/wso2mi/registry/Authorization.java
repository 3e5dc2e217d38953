package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Knows what to send a registry so that it lets us in. */
interface Authorization {
    /** Sends nothing. */
    Authorization NONE = new Authorization() {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }

        @Override
        public boolean answer(int status, Optional<String> sent, List<String> challenges) {
            return false;
        }
    };

    /**
     * The value of the {@code Authorization} header; empty to send none. Each call is followed by one of
     * {@link #asked}.
     */
    Optional<String> header() throws IOException, InterruptedException;

    /** Notes that a request with the {@link #header} has its answer, or will have none. */
    default void asked() {}

    /**
     * Answers a 401, by its {@code WWW-Authenticate} headers, or a 403, which ECR says to a password that is over.
     *
     * @param sent the header that it is said to
     * @return whether there is another {@link #header()} now, with which to ask again
     */
    boolean answer(int status, Optional<String> sent, List<String> challenges) throws IOException, InterruptedException;
}
