package io.jenkins.plugins.wso2mi.library;

/** A step failed, as {@code error} does on purpose. */
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailure(String message) {
        super(message);
    }
}
