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

/** The form of the step that builds the images of a landscape. */
public abstract class LandscapeBuildStepDescriptor extends RegistryStepDescriptor implements CheckedForm {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return WORKSPACE;
    }

    /** Checks the names of units. */
    @POST
    public FormValidation doCheckUnits(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, LandscapeFields::units));
    }

    /** Checks what units start from. */
    @POST
    public FormValidation doCheckBase(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::source));
    }

    /** Checks moving tags. */
    @POST
    public FormValidation doCheckTags(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::tags));
    }

    /** The Maven installations of the global tool configuration. */
    @POST
    public ListBoxModel doFillMavenItems(@AncestorInPath @Nullable Item item, @QueryParameter String maven) {
        return FormAccess.choices(item, maven, CarStepDescriptor::installations);
    }

    /** What can build carbon applications. */
    @POST
    public ListBoxModel doFillBuilderItems(@AncestorInPath @Nullable Item item, @QueryParameter String builder) {
        return FormAccess.choices(item, builder, CarStepDescriptor::builders);
    }

    /** The credentials that serve for a registry. */
    @POST
    public ListBoxModel doFillRegistryCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String registryCredentialsId) {
        return CredentialPicker.registry(item, registryCredentialsId, RegistryHost.of(""));
    }
}
