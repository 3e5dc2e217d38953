package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiOutdatedImagesStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiOutdatedImagesStep} as a build step of freestyle jobs. */
public final class OutdatedBuilder extends StepBuilder {
    private final MiOutdatedImagesStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public OutdatedBuilder(MiOutdatedImagesStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiOutdatedImagesStep getStep() {
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
            super(MiOutdatedImagesStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiOutdatedImagesStep_displayName();
        }
    }
}
