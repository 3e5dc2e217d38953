package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a step on images at registries. */
public abstract class RegistryStepDescriptor extends MiStepDescriptor {
    /** Checks the role at AWS. */
    @POST
    public FormValidation doCheckAwsRole(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::awsRole));
    }
}
