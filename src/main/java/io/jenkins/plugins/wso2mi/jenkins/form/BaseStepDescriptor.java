package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that builds a company's base image. It needs a workspace. */
public abstract class BaseStepDescriptor extends MiStepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class);
    }

    /** Checks the server's image. */
    @POST
    public FormValidation doCheckFrom(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.required(value, ImageFields::source));
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

    /** Checks further tags. */
    @POST
    public FormValidation doCheckTags(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::tags));
    }

    /** Checks the probe. */
    @POST
    public FormValidation doCheckCars(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::cars));
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

    /** The credentials that serve for the registry. */
    @POST
    public ListBoxModel doFillRegistryCredentialsIdItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String registryCredentialsId,
            @QueryParameter String to) {
        return CredentialPicker.registry(item, registryCredentialsId, RegistryHost.of(to));
    }
}
