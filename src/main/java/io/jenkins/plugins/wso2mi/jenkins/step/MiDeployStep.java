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
    private boolean prune = true;

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

    /** Whether what former releases of the landscape applied and its file no longer names is removed. */
    public boolean isPrune() {
        return prune;
    }

    @DataBoundSetter
    public void setPrune(boolean prune) {
        this.prune = prune;
    }

    @Override
    protected ReleaseOrder order() {
        return release("deploy").with("onFailure", onFailure).with("prune", String.valueOf(prune));
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
