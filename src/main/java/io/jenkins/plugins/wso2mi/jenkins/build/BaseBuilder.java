package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiBuildBaseStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiBuildBaseStep} as a build step of freestyle jobs. */
public final class BaseBuilder extends StepBuilder {
    private final MiBuildBaseStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public BaseBuilder(MiBuildBaseStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiBuildBaseStep getStep() {
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
            super(MiBuildBaseStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildBaseStep_displayName();
        }
    }
}
