package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/** Work in a workspace: that of a step in a Pipeline, and of a build step in a freestyle job. */
interface WorkspaceWork extends BuildWork {
    /**
     * Does it.
     *
     * @param variables replaces those in a text
     * @return the step's result
     */
    Serializable build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException;

    /** Does it in a Pipeline, where it is the script that replaces variables. */
    default StepExecution execution(StepContext context) {
        return new WorkspaceExecution<>(context, place -> build(place, UnaryOperator.identity()));
    }

    @Override
    default void perform(
            Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        build(Workplace.of(run, workspace, env, launcher, listener), env::expand);
    }
}
