package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.BaseStepDescriptor;
import io.jenkins.plugins.wso2mi.order.BaseOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * Builds a company's own base image: the server's, with common configuration, libraries and secrets. Its carbon
 * applications are probes, for Micro Integrator 1.0 and 1.1; its secrets are each {@code ALIAS=ENCRYPTED}, as
 * ciphertool encrypted them, or {@code $env{VARIABLE}}.
 */
public final class MiBuildBaseStep extends ImageMakingStep {
    private final String from;
    private String configurations = "";
    private String libraries = "";
    private String dropins = "";
    private String secretsFile = "";

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiBuildBaseStep(@Nullable String from, @Nullable String to) {
        super(to);
        this.from = Fields.text(from);
    }

    /** The server's image, such as {@code wso2/wso2mi:4.4.0}. */
    public String getFrom() {
        return from;
    }

    /** {@code deployment.toml} files, one a line, each laid over those before it; from the workspace. */
    public String getConfigurations() {
        return configurations;
    }

    @DataBoundSetter
    public void setConfigurations(@Nullable String configurations) {
        this.configurations = Fields.text(configurations);
    }

    /** Jars for {@code lib}, one a line, from the workspace. */
    public String getLibraries() {
        return libraries;
    }

    @DataBoundSetter
    public void setLibraries(@Nullable String libraries) {
        this.libraries = Fields.text(libraries);
    }

    /** OSGi bundles for {@code dropins}, one a line, from the workspace. */
    public String getDropins() {
        return dropins;
    }

    @DataBoundSetter
    public void setDropins(@Nullable String dropins) {
        this.dropins = Fields.text(dropins);
    }

    /** A file of lines as secrets are, from the workspace; blank for none. */
    public String getSecretsFile() {
        return secretsFile;
    }

    @DataBoundSetter
    public void setSecretsFile(@Nullable String secretsFile) {
        this.secretsFile = Fields.text(secretsFile);
    }

    @Override
    public MiImage build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        BaseOrder order = new BaseOrder(
                from,
                getTo(),
                getTags(),
                configurations,
                libraries,
                dropins,
                getCars(),
                getSecrets(),
                secretsFile,
                getAdditions(),
                getLabels(),
                publication(),
                isDryRun());
        return new ImageBurn(place, registries(variables), repository()).base(order.expanded(variables));
    }

    /** {@code miBuildBase}. */
    @Extension
    public static final class DescriptorImpl extends BaseStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miBuildBase";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildBaseStep_displayName();
        }
    }
}
