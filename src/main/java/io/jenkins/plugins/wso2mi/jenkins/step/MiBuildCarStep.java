package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.CarStepDescriptor;
import io.jenkins.plugins.wso2mi.order.CarOrder;
import io.jenkins.plugins.wso2mi.order.CheckOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Builds the carbon applications of an integration project, and checks what came out. */
public final class MiBuildCarStep extends Step implements WorkspaceWork {
    private String project = ".";
    private String builder = "auto";
    private String modules = "";
    private String settings = "";
    private String arguments = "";
    private String maven = "";
    private String out = "";
    private boolean keepBytes;
    private String miVersion = "";
    private String serverRoles = "";
    private String suppress = "";
    private String suppressions = "";
    private boolean strict;
    private boolean dryRun;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiBuildCarStep() {}

    /** Folder with the pom.xml, from the workspace. */
    public String getProject() {
        return project;
    }

    @DataBoundSetter
    public void setProject(@Nullable String project) {
        this.project = Fields.text(project, ".");
    }

    /** {@code auto}, {@code maven} or {@code native}: what builds. */
    public String getBuilder() {
        return builder;
    }

    @DataBoundSetter
    public void setBuilder(@Nullable String builder) {
        this.builder = Fields.text(builder, "auto");
    }

    /** Which of its modules, one a line; blank for all that make an application. */
    public String getModules() {
        return modules;
    }

    @DataBoundSetter
    public void setModules(@Nullable String modules) {
        this.modules = Fields.text(modules);
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

    /** Name of a Maven installation of Jenkins; blank for the one on the PATH. */
    public String getMaven() {
        return maven;
    }

    @DataBoundSetter
    public void setMaven(@Nullable String maven) {
        this.maven = Fields.text(maven);
    }

    /** Folder to copy the applications to, from the workspace; blank to leave them. */
    public String getOut() {
        return out;
    }

    @DataBoundSetter
    public void setOut(@Nullable String out) {
        this.out = Fields.text(out);
    }

    /** Whether to leave the archives as WSO2's plugin writes them: other bytes each time. */
    public boolean isKeepBytes() {
        return keepBytes;
    }

    @DataBoundSetter
    public void setKeepBytes(boolean keepBytes) {
        this.keepBytes = keepBytes;
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

    /** Whether to only say what would be done. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        return execution(context);
    }

    @Override
    public MiCars build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        CheckOrder check = new CheckOrder(miVersion, serverRoles, strict, suppress, suppressions);
        CarOrder order = new CarOrder(project, builder, modules, arguments, settings, out, keepBytes, check);
        CarBuild build = new CarBuild(place, order.expanded(variables));
        return dryRun ? build.plan(maven) : build.run(maven);
    }

    /** {@code miBuildCar}. */
    @Extension
    public static final class DescriptorImpl extends CarStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miBuildCar";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiBuildCarStep_displayName();
        }
    }
}
