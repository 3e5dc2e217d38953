package io.jenkins.plugins.wso2mi.jenkins.form;

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

/** The form of a step on images that are at registries already. */
public abstract class ImagesStepDescriptor extends RegistryStepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** Checks the images. */
    @POST
    public FormValidation doCheckImages(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.required(value, ImageFields::targets));
    }

    /** The credentials that serve for the registry of the first image. */
    @POST
    public ListBoxModel doFillRegistryCredentialsIdItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String registryCredentialsId,
            @QueryParameter String images) {
        return CredentialPicker.registry(item, registryCredentialsId, RegistryHost.ofFirst(images));
    }
}
