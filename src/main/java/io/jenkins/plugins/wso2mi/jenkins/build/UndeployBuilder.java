package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiUndeployStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiUndeployStep} as a build step of freestyle jobs. */
public final class UndeployBuilder extends StepBuilder {
    private final MiUndeployStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public UndeployBuilder(MiUndeployStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiUndeployStep getStep() {
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
            super(MiUndeployStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiUndeployStep_displayName();
        }
    }
}
