package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What steps that work on a cluster share in their forms. They need no node. */
public abstract class ClusterStepDescriptor extends MiStepDescriptor {
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    /** The credentials that serve for a cluster. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String credentialsId,
            @QueryParameter String serverUrl) {
        return CredentialPicker.cluster(item, credentialsId, serverUrl);
    }

    /** The contexts of the chosen kubeconfig. */
    @POST
    public ComboBoxModel doFillContextItems(@AncestorInPath @Nullable Item item, @QueryParameter String credentialsId) {
        return ClusterFields.contexts(item, credentialsId);
    }

    /** The namespaces that the chosen kubeconfig and the global configuration name. */
    @POST
    public ComboBoxModel doFillNamespaceItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String credentialsId) {
        return ClusterFields.namespaces(item, credentialsId);
    }

    /** Checks the API server's address. */
    @POST
    public FormValidation doCheckServerUrl(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> ClusterFields.serverUrl(value));
    }

    /** Checks certificates. */
    @POST
    public FormValidation doCheckCaCertificate(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> ClusterFields.certificate(value));
    }

    /** Checks that the chosen kubeconfig has the context. */
    @POST
    public FormValidation doCheckContext(
            @AncestorInPath @Nullable Item item, @QueryParameter String value, @QueryParameter String credentialsId) {
        return FormAccess.checked(item, () -> ClusterFields.context(value, item, credentialsId));
    }

    /** Checks a namespace: its name, and whether it is allowed here. */
    @POST
    public FormValidation doCheckNamespace(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> ClusterFields.namespace(value));
    }

    /** Checks a duration. */
    @POST
    public FormValidation doCheckTimeout(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(
                item, () -> FieldCheck.of(value, text -> Durations.text(Durations.parse(text, "timeout"))));
    }

    /** Checks the name of a Deployment. */
    @POST
    public FormValidation doCheckApplication(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> FieldCheck.of(value, ClusterFields::application));
    }

    /** Checks Kubernetes objects, and tells which there are. */
    @POST
    public FormValidation doCheckYaml(@AncestorInPath @Nullable Item item, @QueryParameter String value) {
        return FormAccess.checked(item, () -> ClusterFields.objects(value));
    }

    /** Connects to the cluster with what the form says. */
    @POST
    public FormValidation doTestConnection(
            @AncestorInPath @Nullable Item item,
            @QueryParameter String credentialsId,
            @QueryParameter String serverUrl,
            @QueryParameter String caCertificate,
            @QueryParameter String context,
            @QueryParameter String namespace) {
        FormAccess.check(item);
        return new ConnectionTest(item, credentialsId, serverUrl, caCertificate, context, namespace).run();
    }
}
