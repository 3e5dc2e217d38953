package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.order.CheckOrder;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that makes something of carbon applications in the workspace, and checks them. */
public abstract class CheckedStep extends Step implements BuildWork {
    private String miVersion = "";
    private String serverRoles = "";
    private String suppress = "";
    private String suppressions = "";
    private boolean strict;
    private boolean dryRun;

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

    /**
     * Does it.
     *
     * @param variables replaces those in a text
     * @return the step's result
     */
    abstract Serializable build(Workplace place, UnaryOperator<String> variables)
            throws InterruptedException, IOException;

    /** How the applications are to be checked. */
    final CheckOrder check() {
        return new CheckOrder(miVersion, serverRoles, strict, suppress, suppressions);
    }

    @Override
    public final StepExecution start(StepContext context) {
        // in a Pipeline it is the script that replaces variables
        return new WorkspaceExecution<>(context, place -> build(place, UnaryOperator.identity()));
    }

    @Override
    public final void perform(
            Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        build(Workplace.of(run, workspace, env, launcher, listener), env::expand);
    }
}
