package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiDeployStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiDeployStep} as a build step of freestyle jobs. */
public final class DeployBuilder extends StepBuilder {
    private final MiDeployStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public DeployBuilder(MiDeployStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiDeployStep getStep() {
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
            super(MiDeployStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiDeployStep_displayName();
        }
    }
}
