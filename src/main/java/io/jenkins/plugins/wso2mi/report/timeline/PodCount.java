package io.jenkins.plugins.wso2mi.report.timeline;

import io.jenkins.plugins.wso2mi.report.Event;

/**
 * Counts the Ready pods of the old and the newest revision from the two kinds of event that tell of them. A canary
 * tells of stable and canary pods; once it is promoted, the rollout of the stable Deployment tells which stable pods
 * are new.
 */
final class PodCount {
    private final String name;
    private final boolean withCanary;
    private int stable;
    private int canary;
    private int updated;

    PodCount(String name, boolean withCanary) {
        this.name = name;
        this.withCanary = withCanary;
    }

    /** Takes what an event tells; false if it tells nothing of this application's pods. */
    boolean take(Event event) {
        if (event instanceof Event.Traffic e && e.application().equals(name)) {
            stable = e.stableReady();
            canary(e.canaryReady() > 0, e.canaryReady());
            return true;
        }
        if (event instanceof Event.Progress e && e.workload().equals(name)) {
            stable = e.old() + e.ready();
            updated = e.ready();
            return true;
        }
        if (withCanary && event instanceof Event.Progress e && e.workload().equals(Released.canaryOf(name))) {
            canary(e.desired() > 0, e.ready());
            return stable > 0;
        }
        return false;
    }

    private void canary(boolean wanted, int ready) {
        if (canary == 0 && wanted) {
            // a newer revision than that of any stable pod has begun
            updated = 0;
        }
        canary = ready;
    }

    int old() {
        return Math.max(0, stable - updated);
    }

    int fresh() {
        return canary + Math.min(updated, stable);
    }
}
