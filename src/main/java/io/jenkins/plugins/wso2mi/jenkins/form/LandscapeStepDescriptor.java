package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What steps that may be about a landscape share in their forms. */
public abstract class LandscapeStepDescriptor extends ClusterStepDescriptor {
    /** Checks the names of units. */
    @POST
    public FormValidation doCheckUnits(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, LandscapeFields::units));
    }

    /** Checks the values of variables. */
    @POST
    public FormValidation doCheckVariables(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, LandscapeFields::variables));
    }
}
