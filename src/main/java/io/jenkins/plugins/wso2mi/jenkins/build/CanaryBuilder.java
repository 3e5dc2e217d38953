package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiCanaryStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiCanaryStep} as a build step of freestyle jobs. */
public final class CanaryBuilder extends StepBuilder {
    private final MiCanaryStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public CanaryBuilder(MiCanaryStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiCanaryStep getStep() {
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
            super(MiCanaryStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiCanaryStep_displayName();
        }
    }
}
