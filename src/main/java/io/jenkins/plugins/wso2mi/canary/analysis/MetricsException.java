package io.jenkins.plugins.wso2mi.canary.analysis;

/** Something could not be measured; the message says what was asked, and in the other side's own words why. */
final class MetricsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MetricsException(String message) {
        super(message);
    }
}
