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
        public boolean answer(int status, List<String> challenges) {
            return false;
        }
    };

    /** The value of the {@code Authorization} header; empty to send none. */
    Optional<String> header() throws IOException, InterruptedException;

    /**
     * Answers a 401, by its {@code WWW-Authenticate} headers, or a 403, which ECR says to a password that is over.
     *
     * @return whether there is another {@link #header()} now, with which to ask again
     */
    boolean answer(int status, List<String> challenges) throws IOException, InterruptedException;
}
