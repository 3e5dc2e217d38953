package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.config.Durations;
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
    /** Id of the build; empty before the first look. */
    private volatile String buildId = "";
    /** Id of the release's page; empty before the first look. */
    private volatile String page = "";
    /** Whether the agent with the workspace looks; else the controller, which never gives it back. */
    private boolean onAgent;
    /** With what the next look goes on; empty before the release has begun. */
    private String state = "";
    /** Why the build was aborted; null if it was not. */
    private volatile @Nullable Throwable abort;
    /** For how long nobody could look. */
    private final Patience patience = new Patience();

    /** Whether nothing can have been begun yet. */
    private transient boolean fresh;

    private transient @Nullable Future<?> next;
    private transient boolean awake;
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
        Throwable aborted = abort;
        if (aborted != null) {
            failInTime(aborted);
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
        failInTime(cause);
        lookIn(0);
    }

    private void failInTime(Throwable cause) {
        var unused = Looks.in(ABORT_PATIENCE.toMillis(), () -> fail(cause));
    }

    @Override
    public void ask(String word, String userId) {
        if (ended) {
            throw new RefusedException(order.verb(), "it has ended", "");
        }
        synchronized (asked) {
            asked.add(word);
        }
        save();
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
            if (page.isEmpty()) {
                begin();
            } else {
                advance();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lookIn(AGAIN);
        } catch (RefusedException | IOException e) {
            blind(e);
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void begin() throws IOException, InterruptedException {
        onAgent = ReleaseNode.isInside(getContext());
        ReleaseBuild build = build(null);
        buildId = build.run().getExternalizableId();
        page = build.begin(order, submitter);
        fresh = true;
        ReleaseControls.register(page, this);
        ReleaseNode.label(getContext(), ReleaseBuild.title(order));
        // whoever has to begin again shall do so in the same name, else the lock is found taken
        StateWrites.then(buildId, getContext(), () -> lookIn(0));
    }

    private void advance() throws IOException, InterruptedException {
        Throwable aborted = abort;
        if (fresh && aborted != null) {
            fail(aborted);
            return;
        }
        FilePath place = place();
        fresh = false;
        LiveReleases.here().listen(page, this::wake);
        ReleaseBuild build = build(place);
        List<String> words = taken();
        Look look = build.look(page, place, order, state, words, aborted != null);
        patience.seen();
        build.tell(page, look);
        standing = look.standing();
        keep(look, place != null, words);
        ReleaseNode.paused(getContext(), look.awaitsApproval());
        Look.End how = look.end();
        if (how == null) {
            lookIn(onAgent ? Math.min(look.pause(), REMOTE) : look.pause());
        } else {
            end(build, place, how);
        }
    }

    /** From where to look; null for the controller. */
    private @Nullable FilePath place() throws IOException, InterruptedException {
        FilePath workspace = onAgent ? ReleaseNode.workspace(getContext()) : null;
        if (onAgent && workspace == null && (state.isEmpty() || !patience.isAgentGivenUp())) {
            throw new IOException("the agent is away");
        }
        return workspace;
    }

    private ReleaseBuild build(@Nullable FilePath place) throws IOException, InterruptedException {
        StepContext context = getContext();
        EnvVars there = place == null ? null : context.get(EnvVars.class);
        return new ReleaseBuild(
                Objects.requireNonNull(context.get(Run.class)),
                there == null ? new EnvVars() : there,
                Objects.requireNonNull(context.get(TaskListener.class)));
    }

    /** Takes over what a look has brought, and writes it if a restart would miss it. */
    private void keep(Look look, boolean seenByAgent, List<String> heard) {
        synchronized (asked) {
            asked.removeAll(heard);
        }
        if (!look.state().equals(state) || seenByAgent != onAgent || !heard.isEmpty()) {
            state = look.state();
            onAgent = seenByAgent;
            save();
        }
    }

    private void save() {
        StateWrites.then(buildId, getContext(), () -> {});
    }

    private List<String> taken() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    /** Nobody could look: waits for the agent, then the controller takes over, and at last gives up. */
    private void blind(Exception why) {
        if (page.isEmpty() || (state.isEmpty() && !onAgent)) {
            fail(WorkspaceCall.told(why));
            return;
        }
        patience.blind();
        standing = "cannot be looked at: " + why.getMessage();
        if (patience.isOver()) {
            fail(WorkspaceCall.told(new IOException(order.verb() + " could not be looked at for "
                    + Durations.text(patience.limit()) + ": " + why.getMessage()
                    + "; it stands in the cluster as it is, and the next release or mictl goes on from there")));
            return;
        }
        lookIn(AGAIN);
    }

    private void end(ReleaseBuild build, @Nullable FilePath place, Look.End how)
            throws IOException, InterruptedException {
        MiRelease release = build.end(page, place, order, how);
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
