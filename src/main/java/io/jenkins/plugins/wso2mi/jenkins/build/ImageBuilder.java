package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildImageStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiBuildImageStep} as a build step of freestyle jobs. */
public final class ImageBuilder extends StepBuilder {
    private final MiBuildImageStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public ImageBuilder(MiBuildImageStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiBuildImageStep getStep() {
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
            super(MiBuildImageStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildImageStep_displayName();
        }
    }
}
