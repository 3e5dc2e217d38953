package io.jenkins.plugins.wso2mi.canary.analysis;

import java.util.concurrent.CompletionException;

/** Why a reading came to nothing. */
final class Failure {
    private Failure() {}

    /** The words of what a future failed with. */
    static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return cause instanceof MetricsException && message != null ? message : "it could not be measured: " + cause;
    }
}
