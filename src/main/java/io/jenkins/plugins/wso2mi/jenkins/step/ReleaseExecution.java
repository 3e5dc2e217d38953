package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleaseControl;
import io.jenkins.plugins.wso2mi.jenkins.page.ReleaseControls;
import io.jenkins.plugins.wso2mi.order.LiveReleases;
import io.jenkins.plugins.wso2mi.order.Look;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * A release that a Pipeline waits for: looked at when something changed or is due, with no thread in between. It
 * outlives the controller, since the cluster holds what matters, and the agent, since the controller then goes on.
 */
final class ReleaseExecution extends StepExecution implements ReleaseControl {
    private static final long serialVersionUID = 1L;

    /** How long an agent may be away before the controller looks instead. */
    private static final Duration AGENT_PATIENCE = Duration.ofMinutes(1);
    /** How long nobody may be able to look before the step gives up; the release stands in the cluster. */
    private static final Duration LOOK_PATIENCE = Duration.ofMinutes(10);
    /** How long taking an aborted release back may last. */
    private static final Duration ABORT_PATIENCE = Duration.ofMinutes(7);
    /** Milliseconds from a change to the look at it: several objects change together. */
    private static final long SOON = 100;
    /** Milliseconds until a look that failed is tried again. */
    private static final long AGAIN = 5_000;
    /** Milliseconds between two looks on an agent, which cannot say by itself that something changed. */
    private static final long REMOTE = 1_000;

    private final ReleaseOrder order;
    private final String submitter;
    /** What was asked for, and not handed on yet; also the lock of what other threads may touch. */
    private final ArrayList<String> asked = new ArrayList<>();
    /** Id of the release's page; empty before the first look. */
    private volatile String page = "";
    /** Whether the agent with the workspace looks; else the controller. */
    private boolean onAgent;
    /** With what the next look goes on; empty before the release has begun. */
    private String state = "";
    /** Why the build was aborted; null if it was not. */
    private volatile @Nullable Throwable abort;

    private transient @Nullable Future<?> next;
    private transient boolean awake;
    private transient long blindSince;
    private transient volatile @Nullable String standing;
    private transient volatile boolean ended;

    ReleaseExecution(StepContext context, ReleaseOrder order, String submitter) {
        super(context);
        this.order = order;
        this.submitter = submitter;
    }

    @Override
    public boolean start() {
        lookIn(0);
        return false;
    }

    @Override
    public void onResume() {
        if (!page.isEmpty()) {
            ReleaseControls.register(page, this);
        }
        lookIn(0);
    }

    /** Takes the release back before the step ends; a second call ends the step at once. */
    @Override
    public void stop(Throwable cause) throws Exception {
        boolean again = abort != null;
        abort = cause;
        if (again || page.isEmpty()) {
            fail(cause);
            return;
        }
        save();
        var unused = Looks.in(ABORT_PATIENCE.toMillis(), () -> fail(cause));
        lookIn(0);
    }

    @Override
    public void ask(String word, String userId) {
        if (ended) {
            throw new RefusedException(order.verb(), "it has ended", "");
        }
        synchronized (asked) {
            asked.add(word);
        }
        standing = word + " asked for by " + userId;
        lookIn(0);
    }

    @Override
    public String getStatus() {
        String known = standing;
        return order.verb() + (known == null ? " begins" : ": " + known);
    }

    private void lookIn(long pause) {
        synchronized (asked) {
            Future<?> before = next;
            if (before != null) {
                before.cancel(false);
            }
            next = Looks.in(pause, this::look);
        }
    }

    /** Called by whoever watches the cluster, perhaps many times a second. */
    private void wake() {
        synchronized (asked) {
            if (awake || ended) {
                return;
            }
            awake = true;
        }
        lookIn(SOON);
    }

    private synchronized void look() {
        if (ended) {
            return;
        }
        synchronized (asked) {
            awake = false;
        }
        try {
            StepContext context = getContext();
            advance(new ReleaseBuild(
                    Objects.requireNonNull(context.get(Run.class)),
                    Objects.requireNonNullElseGet(context.get(EnvVars.class), EnvVars::new),
                    Objects.requireNonNull(context.get(TaskListener.class))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lookIn(AGAIN);
        } catch (RefusedException | IOException e) {
            blind(e);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void advance(ReleaseBuild build) throws IOException, InterruptedException {
        FilePath workspace = ReleaseNode.workspace(getContext());
        if (page.isEmpty()) {
            onAgent = workspace != null;
            page = build.begin(order, submitter);
            ReleaseControls.register(page, this);
            save();
            ReleaseNode.label(getContext(), ReleaseBuild.title(order));
        }
        if (onAgent && workspace == null) {
            throw new IOException("the agent is away");
        }
        LiveReleases.here().listen(page, this::wake);
        List<String> words = taken();
        Look look = build.look(page, onAgent ? workspace : null, order, state, words, abort != null);
        synchronized (asked) {
            asked.removeAll(words);
        }
        state = look.state();
        blindSince = 0;
        build.tell(page, look);
        standing = look.standing();
        save();
        ReleaseNode.paused(getContext(), look.awaitsApproval());
        Look.End how = look.end();
        if (how == null) {
            lookIn(onAgent ? Math.min(look.pause(), REMOTE) : look.pause());
        } else {
            end(build, how);
        }
    }

    private void save() {
        var unused = getContext().saveState();
    }

    private List<String> taken() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** Nobody could look: waits for the agent, then the controller takes over, and at last gives up. */
    private void blind(Exception why) {
        long now = System.nanoTime();
        if (page.isEmpty() || (state.isEmpty() && !onAgent)) {
            fail(WorkspaceCall.told(why));
            return;
        }
        blindSince = blindSince == 0 ? now : blindSince;
        Duration blind = Duration.ofNanos(now - blindSince);
        standing = "cannot be looked at: " + why.getMessage();
        if (blind.compareTo(LOOK_PATIENCE) > 0) {
            fail(WorkspaceCall.told(new IOException(order.verb() + " could not be looked at for "
                    + LOOK_PATIENCE.toMinutes() + " minutes: " + why.getMessage()
                    + "; it stands in the cluster as it is, and the next release or mictl goes on from there")));
            return;
        }
        if (onAgent && !state.isEmpty() && blind.compareTo(AGENT_PATIENCE) > 0) {
            onAgent = false;
        }
        lookIn(AGAIN);
    }

    private void end(ReleaseBuild build, Look.End how) throws IOException, InterruptedException {
        MiRelease release = build.end(page, how);
        Throwable aborted = abort;
        if (aborted != null) {
            fail(aborted);
        } else if (how.outcome().equals("done")) {
            over();
            getContext().onSuccess(release);
        } else {
            ReleaseNode.warn(getContext(), how.sentence());
            fail(new FlowInterruptedException(Result.FAILURE, false, build.failure(page, order, how)));
        }
    }

    private void fail(Throwable cause) {
        if (!ended) {
            over();
            getContext().onFailure(cause);
        }
    }

    private void over() {
        ended = true;
        ReleaseControls.unregister(page);
    }
}
