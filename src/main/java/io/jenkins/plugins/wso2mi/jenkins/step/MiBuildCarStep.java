package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.CarStepDescriptor;
import io.jenkins.plugins.wso2mi.order.CarOrder;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Builds the carbon applications of an integration project, and checks what came out. */
public final class MiBuildCarStep extends CheckedStep {
    private String project = ".";
    private String builder = "auto";
    private String modules = "";
    private String settings = "";
    private String arguments = "";
    private String maven = "";
    private String out = "";
    private boolean keepBytes;

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

    @Override
    MiCars build(Workplace place, UnaryOperator<String> variables) throws InterruptedException, IOException {
        CarOrder order = new CarOrder(project, builder, modules, arguments, settings, out, keepBytes, check());
        CarBuild build = new CarBuild(place, order.expanded(variables));
        return isDryRun() ? build.plan(maven) : build.run(maven);
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
