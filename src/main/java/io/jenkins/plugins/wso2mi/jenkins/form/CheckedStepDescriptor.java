package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a step that checks carbon applications. It needs a workspace. */
public abstract class CheckedStepDescriptor extends MiStepDescriptor {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class);
    }

    /** Checks the server's version. */
    @POST
    public FormValidation doCheckMiVersion(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CheckFields::miVersion));
    }

    /** Checks the server's roles. */
    @POST
    public FormValidation doCheckServerRoles(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CheckFields::serverRoles));
    }

    /** Checks what is accepted. */
    @POST
    public FormValidation doCheckSuppress(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, CheckFields::suppress));
    }
}
