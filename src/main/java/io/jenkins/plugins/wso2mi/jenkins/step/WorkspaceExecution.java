package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Work in the workspace that is over in seconds or minutes; it does not outlive the controller. */
final class WorkspaceExecution<T> extends SynchronousNonBlockingStepExecution<T> {
    private static final long serialVersionUID = 1L;

    private final transient Work<T> work;

    /** What is to be done. */
    @FunctionalInterface
    interface Work<T> {
        T at(Workplace place) throws InterruptedException, IOException;
    }

    WorkspaceExecution(StepContext context, Work<T> work) {
        super(context);
        this.work = work;
    }

    @Override
    protected T run() throws InterruptedException, IOException {
        StepContext context = getContext();
        return work.at(new Workplace(
                needed(context, Run.class),
                needed(context, FilePath.class),
                needed(context, EnvVars.class),
                needed(context, Launcher.class),
                needed(context, TaskListener.class)));
    }

    private static <C> C needed(StepContext context, Class<C> type) throws IOException, InterruptedException {
        return Objects.requireNonNull(context.get(type), type::getSimpleName);
    }
}
