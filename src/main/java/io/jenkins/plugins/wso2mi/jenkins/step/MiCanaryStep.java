package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ReleaseStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Releases step by step beside the stable version, then promotes. */
public final class MiCanaryStep extends ReleaseStep {
    private final String plan;
    private String submitter = "";

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiCanaryStep(String plan) {
        this.plan = Fields.text(plan);
    }

    /** Weights and how long each is held, such as {@code 10% 5m, approve, 50% 5m, 100%}. */
    public String getPlan() {
        return plan;
    }

    /** Users and groups, with commas, who may approve, promote and abort; blank for who may cancel. */
    public String getSubmitter() {
        return submitter;
    }

    @DataBoundSetter
    public void setSubmitter(@Nullable String submitter) {
        this.submitter = Fields.text(submitter);
    }

    @Override
    protected String decidedBy() {
        return submitter;
    }

    @Override
    protected ReleaseOrder order() {
        return release("canary").with("plan", plan);
    }

    /** {@code miCanary}. */
    @Extension
    public static final class DescriptorImpl extends ReleaseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miCanary";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiCanaryStep_displayName();
        }
    }
}
