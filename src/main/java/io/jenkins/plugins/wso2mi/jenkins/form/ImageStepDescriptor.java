package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that builds images. */
public abstract class ImageStepDescriptor extends CheckedStepDescriptor {
    /** Checks where the image goes. */
    @POST
    public FormValidation doCheckTo(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.required(value, ImageFields::target));
    }

    /** Checks the base image. */
    @POST
    public FormValidation doCheckBase(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::image));
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

    /** What can build. */
    @POST
    public ListBoxModel doFillBuilderItems(@AncestorInPath @Nullable Item item, @QueryParameter String builder) {
        return FormAccess.choices(
                item,
                builder,
                () -> new ListBoxModel(
                        new Option(Messages.auto(), "auto"), new Option(Messages.registry(), "registry")));
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
