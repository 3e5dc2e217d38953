package io.jenkins.plugins.wso2mi.jenkins.build;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.step.BuildWork;
import io.jenkins.plugins.wso2mi.jenkins.step.Messages;
import io.jenkins.plugins.wso2mi.jenkins.step.MiRollbackStep;
import org.kohsuke.stapler.DataBoundConstructor;

/** The step {@link MiRollbackStep} as a build step of freestyle jobs. */
public final class RollbackBuilder extends StepBuilder {
    private final MiRollbackStep step;

    /** A build step that does what the step says. */
    @DataBoundConstructor
    public RollbackBuilder(MiRollbackStep step) {
        this.step = step;
    }

    /** What is done, with the step's own fields. */
    public MiRollbackStep getStep() {
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
            super(MiRollbackStep.class);
        }

        @Override
        public String getDisplayName() {
            return Messages.MiRollbackStep_displayName();
        }
    }
}
