package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step that works on a cluster, from an agent or from the controller. */
public abstract class ClusterStep extends Step implements BuildWork {
    private String credentialsId = "";
    private String serverUrl = "";
    private String caCertificate = "";
    private String context = "";
    private String namespace = "";
    private String timeout = "10m";
    private boolean dryRun;

    /** Credentials for the cluster; blank for those of the global configuration. */
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        this.credentialsId = Fields.text(credentialsId);
    }

    /** Address of the API server; blank with a kubeconfig, or for that of the global configuration. */
    public String getServerUrl() {
        return serverUrl;
    }

    @DataBoundSetter
    public void setServerUrl(@Nullable String serverUrl) {
        this.serverUrl = Fields.text(serverUrl);
    }

    /** Certificate (PEM) of who signed the API server's; blank if it is publicly signed. */
    public String getCaCertificate() {
        return caCertificate;
    }

    @DataBoundSetter
    public void setCaCertificate(@Nullable String caCertificate) {
        this.caCertificate = Fields.text(caCertificate);
    }

    /** Context of the kubeconfig; blank for its current one. */
    public String getContext() {
        return context;
    }

    @DataBoundSetter
    public void setContext(@Nullable String context) {
        this.context = Fields.text(context);
    }

    /** Namespace of objects that name none; blank for the context's. */
    public String getNamespace() {
        return namespace;
    }

    @DataBoundSetter
    public void setNamespace(@Nullable String namespace) {
        this.namespace = Fields.text(namespace);
    }

    /** How long each wait may last, such as {@code 10m}. */
    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(@Nullable String timeout) {
        this.timeout = Fields.text(timeout, "10m");
    }

    /** Whether to only say what would be done. */
    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    /** What is asked for, in the words of its fields. */
    protected abstract ReleaseOrder order();

    /** Who may decide on its page: user and group names with commas; empty for those who may cancel the build. */
    protected String decidedBy() {
        return "";
    }

    /** The order with the fields that all of these steps have. */
    protected final ReleaseOrder order(String verb) {
        return ReleaseOrder.to(verb)
                .with("credentialsId", credentialsId)
                .with("serverUrl", serverUrl)
                .with("caCertificate", caCertificate)
                .with("context", context)
                .with("namespace", namespace)
                .with("timeout", timeout)
                .with("dryRun", String.valueOf(dryRun));
    }

    @Override
    public final StepExecution start(StepContext context) {
        return new ReleaseExecution(context, order(), decidedBy());
    }

    @Override
    public final void perform(
            Run<?, ?> run, @Nullable FilePath workspace, EnvVars env, Launcher launcher, TaskListener listener)
            throws InterruptedException, IOException {
        new BlockingRelease(run, workspace, env, listener).run(order().expanded(env::expand), decidedBy());
    }
}
