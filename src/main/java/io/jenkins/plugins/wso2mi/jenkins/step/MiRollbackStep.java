package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.RollbackStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Takes an application, or units of a landscape, back to the last earlier release that passed its gate. */
public final class MiRollbackStep extends LandscapeStep {
    private final String application;
    private String to = "";

    /**
     * With all optional fields blank.
     *
     * @param application null or blank if a landscape is meant
     */
    @DataBoundConstructor
    public MiRollbackStep(@Nullable String application) {
        this.application = Fields.text(application);
    }

    /** Name of the Deployment; blank if a landscape is meant. */
    public String getApplication() {
        return application;
    }

    /** Id of the release to go back to; blank for the last earlier one that passed. */
    public String getTo() {
        return to;
    }

    @DataBoundSetter
    public void setTo(@Nullable String to) {
        this.to = Fields.text(to);
    }

    @Override
    protected ReleaseOrder order() {
        return landscape("rollback").with("application", application).with("to", to);
    }

    /** {@code miRollback}. */
    @Extension
    public static final class DescriptorImpl extends RollbackStepDescriptor {
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
