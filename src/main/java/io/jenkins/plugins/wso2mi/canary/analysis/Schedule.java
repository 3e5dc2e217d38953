package io.jenkins.plugins.wso2mi.canary.analysis;

import java.time.Duration;

/**
 * When a gate measures, and how many measurements of which kind decide.
 *
 * @param interval from the beginning of one measurement to that of the next
 * @param initialDelay from the beginning of a step's hold to the first
 * @param count good measurements that the gate wants
 * @param failureLimit failed ones that are borne
 * @param inconclusiveLimit inconclusive ones in a row that are borne
 * @param dryRun whether the gate is only measured and decides nothing
 */
record Schedule(
        Duration interval, Duration initialDelay, int count, int failureLimit, int inconclusiveLimit, boolean dryRun) {
    /** Four, as Argo Rollouts bears errors in a row. */
    static final int INCONCLUSIVE_LIMIT = 4;
}
