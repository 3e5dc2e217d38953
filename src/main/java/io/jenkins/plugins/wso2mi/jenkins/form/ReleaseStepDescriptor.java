package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import io.jenkins.plugins.wso2mi.order.Lines;
import io.jenkins.plugins.wso2mi.release.GateTerms;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What steps that release share in their forms. */
public abstract class ReleaseStepDescriptor extends LandscapeStepDescriptor {
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

    /** Checks where volumes are mounted. */
    @POST
    public FormValidation doCheckMounts(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ManifestFields::mounts));
    }

    /** Checks where NFS folders lie. */
    @POST
    public FormValidation doCheckNfs(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ManifestFields::shares));
    }

    /** Checks values of charts. */
    @POST
    public FormValidation doCheckSet(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ManifestFields::settings));
    }

    /** Checks the name of a chart's release. */
    @POST
    public FormValidation doCheckHelmRelease(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ManifestFields::release));
    }

    /** Checks the names of parts. */
    @POST
    public FormValidation doCheckAsIs(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ReleaseStepDescriptor::parts));
    }

    /** Checks the name of the Secret. */
    @POST
    public FormValidation doCheckManagementSecret(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, text -> terms(text, "", "")));
    }

    /** Checks how long causes may last. */
    @POST
    public FormValidation doCheckPatience(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, text -> terms("", text, "")));
    }

    /** Checks how many pods must fail. */
    @POST
    public FormValidation doCheckQuorum(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, text -> terms("", "", text)));
    }

    private static String terms(String secret, String patience, String quorum) {
        GateTerms.parse(secret, Lines.of(patience), quorum, new GateTerms.Fields("", "", ""));
        return "";
    }

    private static String parts(String words) {
        Problems problems = new Problems();
        Part.parse(Lines.of(words), "asIs", problems);
        problems.refuseOnErrors();
        return "";
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
