package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleaseControl;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleaseControls;
import io.jenkins.plugins.wso2mi.order.LiveReleases;
import io.jenkins.plugins.wso2mi.order.Look;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A release that a freestyle build waits for on its executor. An abort takes it back; a second one does not wait. */
final class BlockingRelease implements ReleaseControl {
    private static final String CHANGED = "";
    /** Milliseconds between two looks on an agent, which cannot say by itself that something changed. */
    private static final long REMOTE = 1_000;

    private final ReleaseBuild build;
    private @Nullable FilePath workspace;
    /** Words that were asked for, and {@link #CHANGED} for changes in the cluster. */
    private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();

    BlockingRelease(Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, TaskListener listener) {
        this.build = new ReleaseBuild(run, env, listener);
        this.workspace = workspace;
    }

    @Override
    public void ask(String word, String userId) {
        news.add(word);
    }

    private void wake() {
        if (news.isEmpty()) {
            news.add(CHANGED);
        }
    }

    /**
     * Releases.
     *
     * @throws AbortException if the release has not ended well
     * @throws InterruptedException if the build was aborted; the release was taken back then
     */
    void run(ReleaseOrder order, String submitter) throws InterruptedException, IOException {
        String page = build.begin(order, submitter);
        ReleaseControls.register(page, this);
        LiveReleases.here().listen(page, this::wake);
        try {
            end(page, order, untilEnd(page, order));
        } catch (RefusedException | IOException e) {
            throw WorkspaceCall.told(e);
        } finally {
            ReleaseControls.unregister(page);
        }
    }

    private void end(String page, ReleaseOrder order, Look.End how) throws AbortException, InterruptedException {
        build.end(page, workspace, order, how);
        if (how.outcome().equals("interrupted")) {
            throw new InterruptedException(how.sentence());
        }
        if (!how.outcome().equals("done")) {
            throw new AbortException(how.sentence());
        }
    }

    private Look.End untilEnd(String page, ReleaseOrder order) throws InterruptedException, IOException {
        boolean interrupted = false;
        String state = "";
        List<String> asked = List.of();
        while (true) {
            try {
                Look look = look(page, order, state, asked, interrupted);
                build.tell(page, look);
                state = look.state();
                Look.End how = look.end();
                if (how != null) {
                    return how;
                }
                asked = news(Math.min(look.pause(), REMOTE));
            } catch (InterruptedException e) {
                if (interrupted) {
                    throw e;
                }
                interrupted = true;
            }
        }
    }

    /** Looks from the agent; once that is lost, from the controller, which never gives it back. */
    private Look look(String page, ReleaseOrder order, String state, List<String> asked, boolean interrupted)
            throws InterruptedException, IOException {
        try {
            return build.look(page, workspace, order, state, asked, interrupted);
        } catch (IOException e) {
            if (workspace == null || state.isEmpty()) {
                throw e;
            }
            workspace = null;
            build.listener().getLogger().println(e.getMessage() + "; the controller goes on with the release");
            return build.look(page, null, order, state, asked, interrupted);
        }
    }

    private List<String> news(long pause) throws InterruptedException {
        String first = news.poll(pause, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        List<String> all = new ArrayList<>(List.of(first));
        news.drainTo(all);
        all.removeIf(CHANGED::equals);
        return all;
    }
}
