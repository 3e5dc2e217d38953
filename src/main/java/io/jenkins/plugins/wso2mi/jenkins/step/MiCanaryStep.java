package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.CanaryStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Releases step by step beside the stable version, then promotes. */
public final class MiCanaryStep extends ReleaseStep {
    private final String plan;
    private String submitter = "";
    private String traffic = "";
    private String testers = "";
    private String service = "";
    private String gates = "";
    private String preview = "";
    private String inconclusive = "abort";

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

    /**
     * What splits the traffic: a route, such as {@code httproute/web}; blank or {@code replicas} for the number of
     * pods, or, with a preview, for the Service.
     */
    public String getTraffic() {
        return traffic;
    }

    @DataBoundSetter
    public void setTraffic(@Nullable String traffic) {
        this.traffic = Fields.text(traffic);
    }

    /**
     * Whose requests go to the canary whatever its weight is: {@code header NAME=VALUE} or {@code cookie NAME=VALUE}.
     */
    public String getTesters() {
        return testers;
    }

    @DataBoundSetter
    public void setTesters(@Nullable String testers) {
        this.testers = Fields.text(testers);
    }

    /** The Service that the route sends to; blank for the only one that finds the Deployment's pods. */
    public String getService() {
        return service;
    }

    @DataBoundSetter
    public void setService(@Nullable String service) {
        this.service = Fields.text(service);
    }

    /** What is measured while a step is held, and what takes the canary back, as YAML; blank for nothing. */
    public String getGates() {
        return gates;
    }

    @DataBoundSetter
    public void setGates(@Nullable String gates) {
        // a script may have indented all of it
        this.gates = gates == null ? "" : gates.stripIndent().strip();
    }

    /** The Service that is made for testers of a preview; blank for {@code APPLICATION-preview}. */
    public String getPreview() {
        return preview;
    }

    @DataBoundSetter
    public void setPreview(@Nullable String preview) {
        this.preview = Fields.text(preview);
    }

    /** {@code abort} or {@code approve}: what becomes of a canary of which its gates can say nothing. */
    public String getInconclusive() {
        return inconclusive;
    }

    @DataBoundSetter
    public void setInconclusive(@Nullable String inconclusive) {
        this.inconclusive = Fields.text(inconclusive, "abort");
    }

    @Override
    protected String decidedBy() {
        return submitter;
    }

    @Override
    protected ReleaseOrder order() {
        return release("canary")
                .with("plan", plan)
                .with("traffic", traffic)
                .with("testers", testers)
                .with("service", service)
                .with("gates", gates)
                .with("preview", preview)
                .with("inconclusive", inconclusive);
    }

    /** {@code miCanary}. */
    @Extension
    public static final class DescriptorImpl extends CanaryStepDescriptor {
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
