package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a step that makes an image of files in the workspace. */
public abstract class ImageMakingStepDescriptor extends RegistryStepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return WORKSPACE;
    }

    /** Checks where the image goes. */
    @POST
    public FormValidation doCheckTo(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String value,
            @QueryParameter @Nullable String tagFormat) {
        String format = tagFormat == null ? "" : tagFormat;
        return FormAccess.checked(item, () -> FieldCheck.required(value, target -> ImageFields.target(target, format)));
    }

    /** Checks the carbon applications. */
    @POST
    public FormValidation doCheckCars(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::cars));
    }

    /** Checks further tags. */
    @POST
    public FormValidation doCheckTags(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::tags));
    }

    /** Checks files and folders with their destinations. */
    @POST
    public FormValidation doCheckAdditions(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::additions));
    }

    /** Checks labels. */
    @POST
    public FormValidation doCheckLabels(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::labels));
    }

    /** The credentials that serve for a registry. */
    @POST
    public ListBoxModel doFillRegistryCredentialsIdItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String registryCredentialsId,
            @QueryParameter String to) {
        return CredentialPicker.registry(item, registryCredentialsId, RegistryHost.of(to));
    }
}
