package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.Extension;
import io.jenkins.plugins.wso2mi.jenkins.form.ClusterStepDescriptor;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Removes what was released, and leaves what others own. */
public final class MiUndeployStep extends ClusterStep {
    private String application = "";
    private String manifests = "";
    private String yaml = "";

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

    @Override
    protected ReleaseOrder order() {
        return order("undeploy")
                .with("application", application)
                .with("manifests", manifests)
                .with("yaml", yaml);
    }

    /** {@code miUndeploy}. */
    @Extension
    public static final class DescriptorImpl extends ClusterStepDescriptor {
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
