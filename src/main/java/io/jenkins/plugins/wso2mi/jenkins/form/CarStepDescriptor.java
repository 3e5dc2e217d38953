package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.tasks.Maven;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import java.util.Set;
import jenkins.model.Jenkins;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that builds carbon applications. */
public abstract class CarStepDescriptor extends MiStepDescriptor implements CheckedForm {
    @Override
    public final Set<? extends Class<?>> getRequiredContext() {
        return WORKSPACE;
    }

    /** The Maven installations of the global tool configuration. */
    @POST
    public ListBoxModel doFillMavenItems(@AncestorInPath @Nullable Item item, @QueryParameter String maven) {
        return FormAccess.choices(item, maven, CarStepDescriptor::installations);
    }

    /** What can build. */
    @POST
    public ListBoxModel doFillBuilderItems(@AncestorInPath @Nullable Item item, @QueryParameter String builder) {
        return FormAccess.choices(item, builder, CarStepDescriptor::builders);
    }

    static ListBoxModel builders() {
        return new ListBoxModel(
                new Option(Messages.auto(), "auto"),
                new Option(Messages.maven(), "maven"),
                new Option(Messages.packager(), "native"));
    }

    static ListBoxModel installations() {
        ListBoxModel choices = new ListBoxModel(new Option(Messages.mavenOfPath(), ""));
        for (Maven.MavenInstallation installation :
                Jenkins.get().getDescriptorByType(Maven.DescriptorImpl.class).getInstallations()) {
            choices.add(installation.getName());
        }
        return choices;
    }
}
