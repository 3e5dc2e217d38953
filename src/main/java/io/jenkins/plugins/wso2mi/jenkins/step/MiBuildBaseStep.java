package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.Extension;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.jenkins.form.BaseStepDescriptor;
import io.jenkins.plugins.wso2mi.order.BaseOrder;
import io.jenkins.plugins.wso2mi.order.PublicationOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Builds a company's own base image: the server's, with common configuration, libraries and secrets. */
public final class MiBuildBaseStep extends RegistryStep {
    private final String from;
    private final String to;
    private String tags = "";
    private String configurations = "";
    private String libraries = "";
    private String dropins = "";
    private String cars = "";
    private String secrets = "";
    private String secretsFile = "";
    private String additions = "";
    private String labels = "";
    private String tagFormat = "";
    private boolean provenance;
    private boolean sbom;
    private boolean dryRun;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiBuildBaseStep(@Nullable String from, @Nullable String to) {
        this.from = Fields.text(from);
        this.to = Fields.text(to);
    }

    /** The server's image, such as {@code wso2/wso2mi:4.4.0}. */
    public String getFrom() {
        return from;
    }

    /**
     * Where the image goes: {@code registry/repository:tag}; without a host, to the global configuration's registry.
     */
    public String getTo() {
        return to;
    }

    /** Further tags, one a line. */
    public String getTags() {
        return tags;
    }

    @DataBoundSetter
    public void setTags(@Nullable String tags) {
        this.tags = Fields.text(tags);
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

    /** A probe, for Micro Integrator 1.0 and 1.1, which have no health page; from the workspace. */
    public String getCars() {
        return cars;
    }

    @DataBoundSetter
    public void setCars(@Nullable String cars) {
        this.cars = Fields.text(cars);
    }

    /** Each {@code ALIAS=ENCRYPTED}, one a line: as ciphertool encrypted them, or {@code $env{VARIABLE}}. */
    public String getSecrets() {
        return secrets;
    }

    @DataBoundSetter
    public void setSecrets(@Nullable String secrets) {
        this.secrets = Fields.text(secrets);
    }

    /** A file of such lines, from the workspace; blank for none. */
    public String getSecretsFile() {
        return secretsFile;
    }

    @DataBoundSetter
    public void setSecretsFile(@Nullable String secretsFile) {
        this.secretsFile = Fields.text(secretsFile);
    }

    /** Further files or folders, each {@code SRC:DEST}, one a line, such as key stores. */
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

    /** Whether to only say what would be pushed. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    private MiImage build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        BaseOrder order = new BaseOrder(
                from,
                to,
                tags,
                configurations,
                libraries,
                dropins,
                cars,
                secrets,
                secretsFile,
                additions,
                labels,
                new PublicationOrder(tagFormat, provenance, sbom),
                dryRun);
        return new BaseBurn(place, getRegistryCredentialsId(), isInsecureRegistry()).run(order.expanded(variables));
    }

    @Override
    public StepExecution start(StepContext context) {
        // in a Pipeline it is the script that replaces variables
        return new WorkspaceExecution<>(context, place -> build(place, UnaryOperator.identity()));
    }

    @Override
    public void perform(
            Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        build(Workplace.of(run, workspace, env, launcher, listener), env::expand);
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
