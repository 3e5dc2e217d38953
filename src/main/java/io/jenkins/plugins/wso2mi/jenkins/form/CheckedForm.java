package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields of a step's form about the check of carbon applications. */
interface CheckedForm {
    /** Checks the server's version. */
    @POST
    default FormValidation doCheckMiVersion(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CheckFields::miVersion));
    }

    /** Checks the server's roles. */
    @POST
    default FormValidation doCheckServerRoles(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CheckFields::serverRoles));
    }

    /** Checks what is accepted. */
    @POST
    default FormValidation doCheckSuppress(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CheckFields::suppress));
    }
}
