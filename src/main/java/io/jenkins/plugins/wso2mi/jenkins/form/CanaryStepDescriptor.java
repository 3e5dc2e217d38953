package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.canary.CanaryTraffic;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that releases by a canary. */
public abstract class CanaryStepDescriptor extends ReleaseStepDescriptor {
    // beside so many pods the real shares of a plan are told, as the smallest Deployment that loses none
    private static final int STABLE_PODS = 3;

    /** Checks the plan, and tells what its steps really give. */
    @POST
    public FormValidation doCheckPlan(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter @Nullable String traffic) {
        boolean routed = !isSharedByPods(traffic);
        return FormAccess.checked(
                item,
                () -> FieldCheck.required(value, plan -> CanaryPlan.parse(plan).preview(STABLE_PODS, routed)));
    }

    /** Checks what splits the traffic. */
    @POST
    public FormValidation doCheckTraffic(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, text -> traffic(text, "", "")));
    }

    /** Checks by what testers are known. */
    @POST
    public FormValidation doCheckTesters(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter @Nullable String traffic) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, text -> traffic(route(traffic), text, "")));
    }

    /** Checks the name of the Service. */
    @POST
    public FormValidation doCheckService(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter @Nullable String traffic) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, text -> traffic(route(traffic), "", text)));
    }

    /** Checks the name of the preview's Service. */
    @POST
    public FormValidation doCheckPreview(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(
                item,
                () -> FieldCheck.of(value, name -> {
                    KubernetesName.check("preview", name);
                    return "";
                }));
    }

    /** What may become of a canary of which nothing can be said. */
    @POST
    public ListBoxModel doFillInconclusiveItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String inconclusive) {
        return FormAccess.choices(
                item,
                inconclusive,
                () -> new ListBoxModel(
                        new Option(Messages.abort(), "abort"), new Option(Messages.approve(), "approve")));
    }

    /** Checks what is measured. */
    @POST
    public FormValidation doCheckGates(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CanaryStepDescriptor::gates));
    }

    private static boolean isSharedByPods(@Nullable String traffic) {
        String text = route(traffic);
        return text.isEmpty() || text.equals(CanaryTraffic.REPLICAS);
    }

    private static String route(@Nullable String traffic) {
        return Objects.requireNonNullElse(traffic, "").strip();
    }

    private static String traffic(String route, String testers, String service) {
        // a variable stands for some route; whether it is one is seen by the build
        CanaryTraffic.parse(route.contains("$") ? "httproute/web" : route, testers, service);
        return "";
    }

    private static String gates(String text) {
        AnalysisPlan.parse("gates", text.stripIndent().strip());
        return "";
    }
}
