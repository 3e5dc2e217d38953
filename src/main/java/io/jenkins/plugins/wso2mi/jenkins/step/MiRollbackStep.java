package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ClusterStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.kohsuke.stapler.DataBoundConstructor;

/** Takes an application back to the last earlier release that passed its gate. */
public final class MiRollbackStep extends ClusterStep {
    private final String application;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiRollbackStep(String application) {
        this.application = Fields.text(application);
    }

    /** Name of the Deployment. */
    public String getApplication() {
        return application;
    }

    @Override
    protected ReleaseOrder order() {
        return order("rollback").with("application", application);
    }

    /** {@code miRollback}. */
    @Extension
    public static final class DescriptorImpl extends ClusterStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miRollback";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiRollbackStep_displayName();
        }
    }
}
