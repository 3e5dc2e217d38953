package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Builder;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import java.io.IOException;
import jenkins.tasks.SimpleBuildStep;

/**
 * A build step of freestyle jobs that holds a Pipeline step and does the same work: same fields, same form, same help.
 * The work is done on the node of the build.
 */
public abstract class StepBuilder extends Builder implements SimpleBuildStep {
    /** What the step does. */
    abstract BuildWork work();

    @Override
    public final void perform(Run<?, ?> run, FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        work().perform(run, workspace, env, launcher, listener);
    }
}
