package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ImageStepDescriptor;
import io.jenkins.plugins.wso2mi.order.DockerOrder;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import io.jenkins.plugins.wso2mi.order.PublicationOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Puts carbon applications and files on top of a base image, or builds a docker project, and pushes the result. */
public final class MiBuildImageStep extends CheckedStep {
    private final String to;
    private String base = "";
    private String cars = "";
    private String tags = "";
    private String additions = "";
    private String labels = "";
    private String builder = "auto";
    private String project = "";
    private String dockerfile = "";
    private String buildArgs = "";
    private String secrets = "";
    private String dockerTool = "";
    private String registryCredentialsId = "";
    private boolean insecureRegistry;
    private String tagFormat = "";
    private boolean provenance;
    private boolean sbom;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiBuildImageStep(String to) {
        this.to = Fields.text(to);
    }

    /**
     * Where the image goes: {@code registry/repository:tag}; without a host, to the global configuration's registry.
     */
    public String getTo() {
        return to;
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

    /** Carbon applications, one a line, from the workspace. */
    public String getCars() {
        return cars;
    }

    @DataBoundSetter
    public void setCars(@Nullable String cars) {
        this.cars = Fields.text(cars);
    }

    /** Further tags, one a line. */
    public String getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(@Nullable String tags) {
        this.tags = Fields.text(tags);
    }

    /** Files or folders, each {@code SRC:DEST}, one a line; DEST is from the server's home, or from /. */
    public String getAdditions() {
        return additions;
    }

    @DataBoundSetter
    public void setAdditions(@Nullable String additions) {
        this.additions = Fields.text(additions);
    }

    /** Labels and annotations, each {@code KEY=VALUE}, one a line. */
    public String getLabels() {
        return labels;
    }

    @DataBoundSetter
    public void setLabels(@Nullable String labels) {
        this.labels = Fields.text(labels);
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

    /** What RUN mounts, each {@code id=ID,src=FILE} or {@code id=ID,env=NAME}, one a line. */
    public String getSecrets() {
        return secrets;
    }

    @DataBoundSetter
    public void setSecrets(@Nullable String secrets) {
        this.secrets = Fields.text(secrets);
    }

    /** Name of a Docker installation of Jenkins; blank for the docker of the PATH. */
    public String getDockerTool() {
        return dockerTool;
    }

    @DataBoundSetter
    public void setDockerTool(@Nullable String dockerTool) {
        this.dockerTool = Fields.text(dockerTool);
    }

    /** How a tag is made, such as <code>{version}-{git}</code>; blank for none. */
    public String getTagFormat() {
        return tagFormat;
    }

    @DataBoundSetter
    public void setTagFormat(@Nullable String tagFormat) {
        this.tagFormat = Fields.text(tagFormat);
    }

    /** Whether a statement of what the image was built of is attached. */
    public boolean isProvenance() {
        return provenance;
    }

    @DataBoundSetter
    public void setProvenance(boolean provenance) {
        this.provenance = provenance;
    }

    /** Whether a bill of materials is attached. */
    public boolean isSbom() {
        return sbom;
    }

    @DataBoundSetter
    public void setSbom(boolean sbom) {
        this.sbom = sbom;
    }

    /** Credentials for the registries; blank for those of the global configuration. */
    public String getRegistryCredentialsId() {
        return registryCredentialsId;
    }

    @DataBoundSetter
    public void setRegistryCredentialsId(@Nullable String registryCredentialsId) {
        this.registryCredentialsId = Fields.text(registryCredentialsId);
    }

    /** Whether to speak http without TLS to the registries. */
    public boolean isInsecureRegistry() {
        return insecureRegistry;
    }

    @DataBoundSetter
    public void setInsecureRegistry(boolean insecureRegistry) {
        this.insecureRegistry = insecureRegistry;
    }

    @Override
    MiImage build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        DockerOrder docker = new DockerOrder(project, dockerfile, buildArgs, secrets);
        PublicationOrder publication = new PublicationOrder(tagFormat, provenance, sbom);
        ImageOrder order = new ImageOrder(
                base, to, cars, tags, additions, labels, builder, docker, publication, check(), isDryRun());
        return new ImageBurn(place, registryCredentialsId, insecureRegistry, dockerTool).run(order.expanded(variables));
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
