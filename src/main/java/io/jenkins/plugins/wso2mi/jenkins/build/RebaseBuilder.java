package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRebaseImageStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiRebaseImageStep} as a build step of freestyle jobs. */
public final class RebaseBuilder extends StepBuilder {
    private final MiRebaseImageStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public RebaseBuilder(MiRebaseImageStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiRebaseImageStep getStep() {
        return step;
    }

    @Override
    BuildWork work() {
        return step;
    }

    /** Offers it in jobs. */
    @Extension
    public static final class DescriptorImpl extends StepBuilderDescriptor {
        /** For Jenkins. */
        public DescriptorImpl() {
            super(MiRebaseImageStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiRebaseImageStep_displayName();
        }
    }
}
