package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.SynchronousNonBlockingStepExecution;

/** Work at registries that is over in seconds or minutes; it does not outlive the controller. */
final class RegistryExecution<T> extends SynchronousNonBlockingStepExecution<T> {
    private static final long serialVersionUID = 1L;

    private final transient Work<T> work;

    /** What is to be done. */
    @FunctionalInterface
    interface Work<T> {
        T at(RegistryPlace place) throws InterruptedException, IOException;
    }

    RegistryExecution(StepContext context, Work<T> work) {
        super(context);
        this.work = work;
    }

    @Override
    protected T run() throws InterruptedException, IOException {
        StepContext context = getContext();
        return work.at(new RegistryPlace(
                Objects.requireNonNull(context.get(Run.class)),
                context.get(FilePath.class),
                Objects.requireNonNullElseGet(context.get(EnvVars.class), EnvVars::new),
                Objects.requireNonNull(context.get(TaskListener.class))));
    }
}
