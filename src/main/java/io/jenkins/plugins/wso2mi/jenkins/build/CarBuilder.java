package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildCarStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiBuildCarStep} as a build step of freestyle jobs. */
public final class CarBuilder extends StepBuilder {
    private final MiBuildCarStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public CarBuilder(MiBuildCarStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiBuildCarStep getStep() {
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
            super(MiBuildCarStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildCarStep_displayName();
        }
    }
}
