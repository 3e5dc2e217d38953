package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ImageStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ImageOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Puts carbon applications and files on top of a base image, and pushes the result. */
public final class MiBuildImageStep extends CheckedStep {
    private final String to;
    private String base = "";
    private String cars = "";
    private String tags = "";
    private String additions = "";
    private String labels = "";
    private String builder = "auto";
    private String registryCredentialsId = "";
    private boolean insecureRegistry;

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

    /** Image to build on; blank for that of the global configuration. */
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

    /** {@code auto} or {@code registry}: what builds. */
    public String getBuilder() {
        return builder;
    }

    @DataBoundSetter
    public void setBuilder(@Nullable String builder) {
        this.builder = Fields.text(builder, "auto");
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
        ImageOrder order = new ImageOrder(base, to, cars, tags, additions, labels, builder, check(), isDryRun());
        return new ImageBurn(place, registryCredentialsId, insecureRegistry).run(order.expanded(variables));
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
