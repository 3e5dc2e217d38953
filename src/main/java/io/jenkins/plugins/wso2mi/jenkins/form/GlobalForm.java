package io.jenkins.plugins.wso2mi.jenkins.form;

import hudson.BulkChange;
import hudson.Extension;
import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.wso2mi.jenkins.login.CredentialPicker;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The form of the global configuration; as code it is {@code unclassified: wso2mi:}. */
@Extension
@Symbol("wso2mi")
public final class GlobalForm extends MiGlobalConfiguration {
    /** Reads what was saved. */
    public GlobalForm() {
        load();
    }

    /** The name of the data, which the file on disk has too. */
    @Override
    public String getId() {
        return MiGlobalConfiguration.class.getName();
    }

    @Override
    public String getDisplayName() {
        return Messages.global();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) {
        try (BulkChange once = new BulkChange(this)) {
            request.bindJSON(this, form);
            once.commit();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The credentials that serve for a registry. */
    @POST
    public ListBoxModel doFillRegistryCredentialsIdItems(
            @QueryParameter String registryCredentialsId, @QueryParameter String registry) {
        return CredentialPicker.registry(null, registryCredentialsId, RegistryHost.ofPrefix(registry));
    }

    /** The credentials that serve for a cluster. */
    @POST
    public ListBoxModel doFillCredentialsIdItems(
            @QueryParameter String credentialsId, @QueryParameter String serverUrl) {
        return CredentialPicker.cluster(null, credentialsId, serverUrl);
    }

    /** The contexts of the chosen kubeconfig. */
    @POST
    public ComboBoxModel doFillContextItems(@QueryParameter String credentialsId) {
        return ClusterFields.contexts(null, credentialsId);
    }

    /** The namespaces that the chosen kubeconfig names. */
    @POST
    public ComboBoxModel doFillNamespaceItems(@QueryParameter String credentialsId) {
        return ClusterFields.namespaces(null, credentialsId);
    }

    /** Checks the prefix of images. */
    @POST
    public FormValidation doCheckRegistry(@QueryParameter String value) {
        return FormAccess.checked(null, () -> FieldCheck.of(value, RegistryHost::checkPrefix));
    }

    /** Checks the base image. */
    @POST
    public FormValidation doCheckBaseImage(@QueryParameter String value) {
        return FormAccess.checked(null, () -> FieldCheck.of(value, ImageFields::image));
    }

    /** Checks the API server's address. */
    @POST
    public FormValidation doCheckServerUrl(@QueryParameter String value) {
        return FormAccess.checked(null, () -> ClusterFields.serverUrl(value));
    }

    /** Checks certificates. */
    @POST
    public FormValidation doCheckCaCertificate(@QueryParameter String value) {
        return FormAccess.checked(null, () -> ClusterFields.certificate(value));
    }

    /** Checks that the chosen kubeconfig has the context. */
    @POST
    public FormValidation doCheckContext(@QueryParameter String value, @QueryParameter String credentialsId) {
        return FormAccess.checked(null, () -> ClusterFields.context(value, null, credentialsId));
    }

    /** Checks a namespace. */
    @POST
    public FormValidation doCheckNamespace(@QueryParameter String value) {
        return FormAccess.checked(null, () -> ClusterFields.namespace(value));
    }

    /** Connects to the cluster with what the form says. */
    @POST
    public FormValidation doTestConnection(
            @QueryParameter String credentialsId,
            @QueryParameter String serverUrl,
            @QueryParameter String caCertificate,
            @QueryParameter String context,
            @QueryParameter String namespace) {
        FormAccess.check(null);
        return new ConnectionTest(null, credentialsId, serverUrl, caCertificate, context, namespace).run();
    }
}
