package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that builds a company's base image. */
public abstract class BaseStepDescriptor extends ImageMakingStepDescriptor {
    /** Checks the server's image. */
    @POST
    public FormValidation doCheckFrom(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.required(value, ImageFields::source));
    }
}
