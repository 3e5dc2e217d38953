package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that puts images on a new base. */
public abstract class RebaseStepDescriptor extends ImagesStepDescriptor {
    /** Checks the new base. */
    @POST
    public FormValidation doCheckBase(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::source));
    }

    /** Checks the tag. */
    @POST
    public FormValidation doCheckTag(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::tag));
    }
}
