package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiBuildStep} as a build step of freestyle jobs. */
public final class LandscapeBuilder extends StepBuilder {
    private final MiBuildStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public LandscapeBuilder(MiBuildStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiBuildStep getStep() {
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
            super(MiBuildStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildStep_displayName();
        }
    }
}
