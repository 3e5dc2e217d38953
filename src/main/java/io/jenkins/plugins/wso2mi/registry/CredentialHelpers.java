package io.jenkins.plugins.wso2mi.registry;

import java.io.IOException;

/**
 * Whether the programs that Docker's {@code config.json} leaves credentials to ({@code docker-credential-NAME}) are
 * started, and by whom.
 */
@FunctionalInterface
public interface CredentialHelpers {
    /**
     * Runs {@code docker-credential-NAME get}.
     *
     * @param name such as {@code osxkeychain}; already held to its grammar
     * @param server what it is asked for, to be given on its standard input
     * @throws IOException if it cannot be started, or gives no answer that ends in time; the message says which, and
     *     begins with the program's name
     */
    Reply get(String name, String server) throws IOException;

    /** Why none is started, and what to do about it; empty if they are. */
    default String refusal() {
        return "";
    }

    /**
     * None is started.
     *
     * @param refusal why, and what to do, to be read after a semicolon
     */
    static CredentialHelpers refused(String refusal) {
        return new CredentialHelpers() {
            @Override
            public Reply get(String name, String server) {
                throw new IllegalStateException(refusal);
            }

            @Override
            public String refusal() {
                return refusal;
            }
        };
    }

    /**
     * What a program said.
     *
     * @param code its exit code
     * @param output its standard output: JSON with a secret, or why there is none
     * @param words its standard error
     */
    record Reply(int code, String output, String words) {
        /** Without the output, which may hold a secret. */
        @Override
        public String toString() {
            return "exit code " + code;
        }
    }
}
