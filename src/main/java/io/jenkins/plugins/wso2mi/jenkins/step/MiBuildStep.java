package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.LandscapeBuildStepDescriptor;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.CheckOrder;
import io.jenkins.plugins.wso2mi.order.LandscapeBuildOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Builds the images of a landscape in which something has changed, and pushes them. */
public final class MiBuildStep extends PublishingStep {
    private String file = "mi.yaml";
    private String units = "";
    private String base = "";
    private boolean all;
    private String builder = "auto";
    private String maven = "";
    private String settings = "";
    private String arguments = "";
    private String miVersion = "";
    private String serverRoles = "";
    private String suppress = "";
    private String suppressions = "";
    private boolean strict;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiBuildStep() {}

    /** The landscape, from the workspace; it lies beside the project's pom.xml. */
    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(@Nullable String file) {
        this.file = Fields.text(file, "mi.yaml");
    }

    /** Units whose images are built, one a line; blank for all. */
    public String getUnits() {
        return units;
    }

    @DataBoundSetter
    public void setUnits(@Nullable String units) {
        this.units = Fields.text(units);
    }

    /** What units start from if the landscape has no base; blank for the global configuration's. */
    public String getBase() {
        return base;
    }

    @DataBoundSetter
    public void setBase(@Nullable String base) {
        this.base = Fields.text(base);
    }

    /** Whether to build what has not changed too. */
    public boolean isAll() {
        return all;
    }

    @DataBoundSetter
    public void setAll(boolean all) {
        this.all = all;
    }

    /** {@code auto}, {@code maven} or {@code native}: what makes carbon applications. */
    public String getBuilder() {
        return builder;
    }

    @DataBoundSetter
    public void setBuilder(@Nullable String builder) {
        this.builder = Fields.text(builder, "auto");
    }

    /** Name of a Maven installation of Jenkins; blank for the one on the PATH. */
    public String getMaven() {
        return maven;
    }

    @DataBoundSetter
    public void setMaven(@Nullable String maven) {
        this.maven = Fields.text(maven);
    }

    /** A settings.xml, from the workspace; blank for Maven's own. */
    public String getSettings() {
        return settings;
    }

    @DataBoundSetter
    public void setSettings(@Nullable String settings) {
        this.settings = Fields.text(settings);
    }

    /** Further arguments for Maven, one a line. */
    public String getArguments() {
        return arguments;
    }

    @DataBoundSetter
    public void setArguments(@Nullable String arguments) {
        this.arguments = Fields.text(arguments);
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
    public MiBuiltImages build(Workplace place, UnaryOperator<String> variables)
            throws InterruptedException, IOException {
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        LandscapeBuildOrder order = new LandscapeBuildOrder(
                file,
                units,
                global.getRegistry(),
                base.isEmpty() ? global.getBaseImage() : base,
                getTags().isEmpty() ? "latest" : getTags(),
                all,
                builder,
                arguments,
                settings,
                publication(),
                new CheckOrder(miVersion, serverRoles, strict, suppress, suppressions),
                isDryRun());
        return new ImageBurn(place, registries(variables), repository()).landscape(order.expanded(variables), maven);
    }

    /** {@code miBuild}. */
    @Extension
    public static final class DescriptorImpl extends LandscapeBuildStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miBuild";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildStep_displayName();
        }
    }
}
