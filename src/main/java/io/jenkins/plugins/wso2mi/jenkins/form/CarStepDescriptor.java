package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.tasks.Maven;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that builds carbon applications. It needs a workspace. */
public abstract class CarStepDescriptor extends MiStepDescriptor {
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, FilePath.class, EnvVars.class, Launcher.class, TaskListener.class);
    }

    /** The Maven installations of the global tool configuration. */
    @POST
    public ListBoxModel doFillMavenItems(@AncestorInPath @Nullable Item item, @QueryParameter String maven) {
        return FormAccess.choices(item, maven, CarStepDescriptor::installations);
    }

    private static ListBoxModel installations() {
        ListBoxModel choices = new ListBoxModel(new Option(Messages.mavenOfPath(), ""));
        for (Maven.MavenInstallation installation :
                Jenkins.get().getDescriptorByType(Maven.DescriptorImpl.class).getInstallations()) {
            choices.add(installation.getName());
        }
        return choices;
    }
}
