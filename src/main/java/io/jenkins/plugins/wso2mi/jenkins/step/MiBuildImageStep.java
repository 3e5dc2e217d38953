package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ImageStepDescriptor;
import io.jenkins.plugins.wso2mi.order.CheckOrder;
import io.jenkins.plugins.wso2mi.order.DockerOrder;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Puts carbon applications and files on top of a base image, or builds a docker project, and pushes the result. Its
 * secrets are what RUN mounts, each {@code id=ID,src=FILE} or {@code id=ID,env=NAME}.
 */
public final class MiBuildImageStep extends ImageMakingStep {
    private String base = "";
    private String builder = "auto";
    private String project = "";
    private String dockerfile = "";
    private String buildArgs = "";
    private String dockerTool = "";
    private String miVersion = "";
    private String serverRoles = "";
    private String suppress = "";
    private String suppressions = "";
    private boolean strict;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiBuildImageStep(@Nullable String to) {
        super(to);
    }

    /**
     * Image to build on; blank for that of the global configuration, and with a docker project, which names its own.
     */
    public String getBase() {
        return base;
    }

    @DataBoundSetter
    public void setBase(@Nullable String base) {
        this.base = Fields.text(base);
    }

    /** {@code auto}, {@code registry}, {@code docker} or {@code buildah}: what builds. */
    public String getBuilder() {
        return builder;
    }

    @DataBoundSetter
    public void setBuilder(@Nullable String builder) {
        this.builder = Fields.text(builder, "auto");
    }

    /** A docker project: the folder that its Dockerfile copies from, from the workspace; blank for none. */
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(@Nullable String project) {
        this.project = Fields.text(project);
    }

    /** The Dockerfile, from the workspace; blank for that of the docker project. */
    public String getDockerfile() {
        return dockerfile;
    }

    @DataBoundSetter
    public void setDockerfile(@Nullable String dockerfile) {
        this.dockerfile = Fields.text(dockerfile);
    }

    /**
     * Values of the Dockerfile's ARGs, each {@code NAME=VALUE}, or {@code NAME} for the build's variable, one a line.
     */
    public String getBuildArgs() {
        return buildArgs;
    }

    @DataBoundSetter
    public void setBuildArgs(@Nullable String buildArgs) {
        this.buildArgs = Fields.text(buildArgs);
    }

    /** Name of a Docker installation of Jenkins; blank for the docker of the PATH. */
    public String getDockerTool() {
        return dockerTool;
    }

    @DataBoundSetter
    public void setDockerTool(@Nullable String dockerTool) {
        this.dockerTool = Fields.text(dockerTool);
    }

    /** Version of the server that the applications go onto, such as {@code 4.4}; blank for the newest known. */
    public String getMiVersion() {
        return miVersion;
    }

    @DataBoundSetter
    public void setMiVersion(@Nullable String miVersion) {
        this.miVersion = Fields.text(miVersion);
    }

    /** The server's roles, regular expressions, one a line; blank for the Micro Integrator's own. */
    public String getServerRoles() {
        return serverRoles;
    }

    @DataBoundSetter
    public void setServerRoles(@Nullable String serverRoles) {
        this.serverRoles = Fields.text(serverRoles);
    }

    /** What the check may find, each {@code RULE[:WHERE]=REASON}, one a line. */
    public String getSuppress() {
        return suppress;
    }

    @DataBoundSetter
    public void setSuppress(@Nullable String suppress) {
        this.suppress = Fields.text(suppress);
    }

    /** A file of these, from the workspace; blank for none. */
    public String getSuppressions() {
        return suppressions;
    }

    @DataBoundSetter
    public void setSuppressions(@Nullable String suppressions) {
        this.suppressions = Fields.text(suppressions);
    }

    /** Whether warnings of the check are errors. */
    public boolean isStrict() {
        return strict;
    }

    @DataBoundSetter
    public void setStrict(boolean strict) {
        this.strict = strict;
    }

    @Override
    public MiImage build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        ImageOrder order = new ImageOrder(
                base,
                getTo(),
                getCars(),
                getTags(),
                getAdditions(),
                getLabels(),
                builder,
                new DockerOrder(project, dockerfile, buildArgs, getSecrets()),
                publication(),
                new CheckOrder(miVersion, serverRoles, strict, suppress, suppressions),
                isDryRun());
        return new ImageBurn(place, registries(variables), repository()).image(order.expanded(variables), dockerTool);
    }

    /** {@code miBuildImage}. */
    @Extension
    public static final class DescriptorImpl extends ImageStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miBuildImage";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildImageStep_displayName();
        }
    }
}
