package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.form.MiStepDescriptor;
import io.jenkins.plugins.wso2mi.landscape.Revision;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Tells the units of a landscape: all, or those with something that differs from a revision of git. */
public final class MiUnitsStep extends Step {
    private String file = "mi.yaml";
    private String changedSince = "";

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiUnitsStep() {}

    /** The landscape, from the workspace; it lies beside the project's pom.xml. */
    public String getFile() {
        return file;
    }

    @DataBoundSetter
    public void setFile(@Nullable String file) {
        this.file = Fields.text(file, "mi.yaml");
    }

    /** A branch, tag or commit; blank for all units. */
    public String getChangedSince() {
        return changedSince;
    }

    @DataBoundSetter
    public void setChangedSince(@Nullable String changedSince) {
        this.changedSince = Fields.text(changedSince);
    }

    @Override
    public StepExecution start(StepContext context) throws AbortException {
        String landscape = file;
        Revision since = revision();
        return new WorkspaceExecution<>(context, place -> new UnitsLook(place, landscape).run(since));
    }

    private @Nullable Revision revision() throws AbortException {
        try {
            return changedSince.isEmpty() ? null : new Revision(changedSince);
        } catch (RefusedException e) {
            throw WorkspaceCall.told(e);
        }
    }

    /** {@code miUnits}. */
    @Extension
    public static final class DescriptorImpl extends MiStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miUnits";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiUnitsStep_displayName();
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return WORKSPACE;
        }
    }
}
