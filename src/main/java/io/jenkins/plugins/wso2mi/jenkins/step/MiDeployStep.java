package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ReleaseStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Releases by a rolling update, and waits until the new pods are ready and serve. */
public final class MiDeployStep extends ReleaseStep {
    private String onFailure = "rollback";

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiDeployStep() {}

    /** {@code rollback} or {@code leave}: what to do with a release that its gate refuses. */
    public String getOnFailure() {
        return onFailure;
    }

    @DataBoundSetter
    public void setOnFailure(@Nullable String onFailure) {
        this.onFailure = Fields.text(onFailure, "rollback");
    }

    @Override
    protected ReleaseOrder order() {
        return release("deploy").with("onFailure", onFailure);
    }

    /** {@code miDeploy}. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miDeploy";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiDeployStep_displayName();
        }
    }
}
