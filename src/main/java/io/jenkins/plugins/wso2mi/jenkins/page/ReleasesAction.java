package io.jenkins.plugins.wso2mi.jenkins.page;

import hudson.model.Action;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.StaplerProxy;

/**
 * The releases of a job: what was released when, by which build, and what became of it. Whoever may read the job may
 * see it; the link is shown where one of the last builds released something.
 */
public final class ReleasesAction implements Action, StaplerProxy {
    private static final int MOST_BUILDS_FOR_LINK = 10;

    private final Job<?, ?> job;

    ReleasesAction(Job<?, ?> job) {
        this.job = job;
    }

    @Override
    public @Nullable String getIconFileName() {
        Run<?, ?> run = job.getLastBuild();
        for (int i = 0; run != null && i < MOST_BUILDS_FOR_LINK; i++) {
            if (run.getAction(ReleasePage.class) != null) {
                return "symbol-paper-plane-outline";
            }
            run = run.getPreviousBuild();
        }
        return null;
    }

    @Override
    public String getDisplayName() {
        return Messages.ReleasesAction_displayName();
    }

    @Override
    public String getUrlName() {
        return "wso2-mi";
    }

    /** Nobody gets further without the right to read the job. */
    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    /** The job. */
    public Job<?, ?> getJob() {
        return job;
    }

    /**
     * A page of the history.
     *
     * @param from number of the newest build to show, as the address has it; null or no number for the newest of all
     */
    public ReleaseHistory history(@Nullable String from) {
        if (from == null || !from.matches("[0-9]{1,9}")) {
            return ReleaseHistory.newest(job);
        }
        return ReleaseHistory.from(job, Integer.parseInt(from));
    }
}
