package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.model.Job;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Releases of a job, the newest first, from a bounded number of its builds. */
public final class ReleaseHistory {
    private static final int MOST_BUILDS = 50;

    private final List<ReleasePage> releases = new ArrayList<>();
    private final Set<String> running = new HashSet<>();
    private int older;

    private ReleaseHistory(@Nullable Run<?, ?> newest) {
        Run<?, ?> run = newest;
        for (int i = 0; run != null && i < MOST_BUILDS; i++) {
            List<ReleasePage> pages = run.getActions(ReleasePage.class);
            for (int p = pages.size() - 1; p >= 0; p--) {
                releases.add(pages.get(p));
            }
            run = run.getPreviousBuild();
        }
        older = run == null ? 0 : run.getNumber();
    }

    /** The newest ones, those that run now marked. */
    static ReleaseHistory newest(Job<?, ?> job) {
        ReleaseHistory history = new ReleaseHistory(job.getLastBuild());
        history.markRunning();
        return history;
    }

    /** Those of a build and the ones before; none of them is marked. */
    static ReleaseHistory from(Job<?, ?> job, int number) {
        return new ReleaseHistory(job.getNearestOldBuild(number));
    }

    /** The releases, newest first. */
    public List<ReleasePage> getReleases() {
        return List.copyOf(releases);
    }

    /** Number of the build to go on from with older ones; 0 if there are none. */
    public int getOlder() {
        return older;
    }

    /** Whether, as far as this job knows, this release is what runs of one of its applications. */
    public boolean isRunningNow(ReleasePage page) {
        return running.contains(page.id());
    }

    private void markRunning() {
        Set<String> settled = new HashSet<>();
        for (ReleasePage page : releases) {
            for (String application : page.getApplications()) {
                if (page.isSettling() && settled.add(page.getPlace() + "/" + application) && page.isInPlace()) {
                    running.add(page.id());
                }
            }
        }
    }
}
