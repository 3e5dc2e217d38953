package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.ListBoxModel.Option;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.docker.commons.tools.DockerTool;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of the step that builds images. */
public abstract class ImageStepDescriptor extends ImageMakingStepDescriptor implements CheckedForm {
    /** Checks the base image. */
    @POST
    public FormValidation doCheckBase(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ImageFields::source));
    }

    /** What can build. */
    @POST
    public ListBoxModel doFillBuilderItems(@AncestorInPath @Nullable Item item, @QueryParameter String builder) {
        return FormAccess.choices(
                item,
                builder,
                () -> new ListBoxModel(
                        new Option(Messages.auto(), "auto"),
                        new Option(Messages.registry(), "registry"),
                        new Option(Messages.docker(), "docker"),
                        new Option(Messages.buildah(), "buildah")));
    }

    /** The Docker installations of the global tool configuration. */
    @POST
    public ListBoxModel doFillDockerToolItems(@AncestorInPath @Nullable Item item, @QueryParameter String dockerTool) {
        return FormAccess.choices(item, dockerTool, ImageStepDescriptor::installations);
    }

    private static ListBoxModel installations() {
        ListBoxModel choices = new ListBoxModel(new Option(Messages.dockerOfPath(), ""));
        for (DockerTool installation : Jenkins.get()
                .getDescriptorByType(DockerTool.DescriptorImpl.class)
                .getInstallations()) {
            choices.add(installation.getName());
        }
        return choices;
    }
}
