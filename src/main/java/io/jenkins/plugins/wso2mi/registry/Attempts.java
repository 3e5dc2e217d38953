package io.jenkins.plugins.wso2mi.registry;

/** The attempts at one piece of work: counts what failed in a row, and waits in between. */
final class Attempts {
    private final RetryPolicy policy;
    private int failures;

    Attempts(RetryPolicy policy) {
        this.policy = policy;
    }

    /**
     * Notes a failure, and waits before the next attempt.
     *
     * @throws RegistryException the failure, if there is to be no other attempt
     */
    void failed(RegistryException failure) throws RegistryException, InterruptedException {
        failures++;
        if (failures >= policy.attempts() || failure.retryAfter().compareTo(policy.longestPause()) > 0) {
            throw failure;
        }
        Thread.sleep(policy.pause(failures, failure.retryAfter()).toMillis());
    }

    /** Notes that the work got further than ever before, so that earlier failures no longer count. */
    void advanced() {
        failures = 0;
    }
}
