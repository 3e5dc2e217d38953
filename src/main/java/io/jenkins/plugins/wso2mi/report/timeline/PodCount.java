package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;

/**
 * Counts the Ready pods of the old and the new revision. Where a canary is told of, its traffic events count the pods
 * of the version before and of the new one, wherever they run; else the rollout's own progress does.
 */
final class PodCount {
    private final String name;
    private final boolean withCanary;
    private int old;
    private int fresh;

    PodCount(String name, boolean withCanary) {
        this.name = name;
        this.withCanary = withCanary;
    }

    /** Takes what an event tells; false if it tells nothing of this application's pods. */
    boolean take(Event event) {
        if (event instanceof Event.Traffic e && e.application().equals(name)) {
            old = e.stableReady();
            fresh = e.canaryReady();
            return true;
        }
        if (!withCanary && event instanceof Event.Progress e && e.workload().equals(name)) {
            old = e.old();
            fresh = e.ready();
            return true;
        }
        return false;
    }

    int old() {
        return old;
    }

    int fresh() {
        return fresh;
    }
}
