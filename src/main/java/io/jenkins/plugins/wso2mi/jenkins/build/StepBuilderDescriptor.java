package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.model.AbstractProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.Step;

/** Offers a step in all freestyle jobs. */
public abstract class StepBuilderDescriptor extends BuildStepDescriptor<Builder> {
    private final Class<? extends Step> step;

    StepBuilderDescriptor(Class<? extends Step> step) {
        this.step = step;
    }

    /** The step's own help. */
    @Override
    public String getHelpFile() {
        return Jenkins.get().getDescriptorOrDie(step).getHelpFile();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public boolean isApplicable(Class<? extends AbstractProject> project) {
        return true;
    }
}
