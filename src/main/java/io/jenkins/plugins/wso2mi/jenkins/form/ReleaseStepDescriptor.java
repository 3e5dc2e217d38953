package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import io.jenkins.plugins.wso2mi.canary.CanaryPlan;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What steps that release share in their forms. */
public abstract class ReleaseStepDescriptor extends ClusterStepDescriptor {
    // beside so many pods the real shares of a plan are told, as the smallest Deployment that loses none
    private static final int STABLE_PODS = 3;

    /** Checks the one image. */
    @POST
    public FormValidation doCheckImage(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::image));
    }

    /** Checks images by container. */
    @POST
    public FormValidation doCheckImages(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::images));
    }

    /** Checks the names of parts. */
    @POST
    public FormValidation doCheckAsIs(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ReleaseStepDescriptor::parts));
    }

    private static String parts(String words) {
        Problems problems = new Problems();
        Part.parse(Lines.of(words), "asIs", problems);
        problems.refuseOnErrors();
        return "";
    }

    /** Checks a canary's plan, and tells the shares that its steps really give. */
    @POST
    public FormValidation doCheckPlan(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(
                item,
                () -> FieldCheck.required(value, plan -> CanaryPlan.parse(plan).preview(STABLE_PODS)));
    }

    /** The ways to go on after a failure. */
    @POST
    public ListBoxModel doFillOnFailureItems(@AncestorInPath @Nullable Item item, @QueryParameter String onFailure) {
        return FormAccess.choices(
                item,
                onFailure,
                () -> new ListBoxModel(
                        new Option(Messages.rollback(), "rollback"), new Option(Messages.leave(), "leave")));
    }

    /** The credentials that serve for a registry. */
    @POST
    public ListBoxModel doFillRegistryCredentialsIdItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String registryCredentialsId,
            @QueryParameter String image) {
        return CredentialPicker.registry(item, registryCredentialsId, RegistryHost.of(image));
    }
}
