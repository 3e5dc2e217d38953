package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.LandscapeStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Removes what was released, and leaves what others own. */
public final class MiUndeployStep extends LandscapeStep {
    private String application = "";
    private String manifests = "";
    private String yaml = "";
    private boolean withNamespace;
    private boolean withVolumes;

    /** With all optional fields blank. */
    @DataBoundConstructor
    public MiUndeployStep() {}

    /** Name of a Deployment: what its release holds is removed. */
    public String getApplication() {
        return application;
    }

    @DataBoundSetter
    public void setApplication(@Nullable String application) {
        this.application = Fields.text(application);
    }

    /** Or the files and folders that were deployed, one a line, from the workspace. */
    public String getManifests() {
        return manifests;
    }

    @DataBoundSetter
    public void setManifests(@Nullable String manifests) {
        this.manifests = Fields.text(manifests);
    }

    /** Or the Kubernetes objects themselves. */
    public String getYaml() {
        return yaml;
    }

    @DataBoundSetter
    public void setYaml(@Nullable String yaml) {
        this.yaml = Fields.text(yaml);
    }

    /** Whether the namespaces go too that the landscape makes, if they hold nothing of others. */
    public boolean isWithNamespace() {
        return withNamespace;
    }

    @DataBoundSetter
    public void setWithNamespace(boolean withNamespace) {
        this.withNamespace = withNamespace;
    }

    /** Whether claims and volumes of the landscape go too, with what is in them. */
    public boolean isWithVolumes() {
        return withVolumes;
    }

    @DataBoundSetter
    public void setWithVolumes(boolean withVolumes) {
        this.withVolumes = withVolumes;
    }

    @Override
    protected ReleaseOrder order() {
        return landscape("undeploy")
                .with("application", application)
                .with("manifests", manifests)
                .with("yaml", yaml)
                .with("withNamespace", String.valueOf(withNamespace))
                .with("withVolumes", String.valueOf(withVolumes));
    }

    /** {@code miUndeploy}. */
    @Extension
    public static final class DescriptorImpl extends LandscapeStepDescriptor {
        @Override
        public String getFunctionName() {
            return "miUndeploy";
        }

        @Override
        public String getDisplayName() {
            return Messages.MiUndeployStep_displayName();
        }
    }
}
