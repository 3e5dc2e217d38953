package io.jenkins.plugins.wso2mi.jenkins.settings;

import hudson.ExtensionList;
import jenkins.model.GlobalConfiguration;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What an administrator sets for all jobs: what blank fields of steps mean, and which namespaces and registries may be
 * used. No value is ever null; blank ones are empty. Credentials are named by their ids.
 */
public abstract class MiGlobalConfiguration extends GlobalConfiguration {
    private String registry = "";
    private String registryCredentialsId = "";
    private String baseImage = "";
    private String serverUrl = "";
    private String caCertificate = "";
    private String credentialsId = "";
    private String context = "";
    private String namespace = "";
    private String allowedNamespaces = "";
    private String allowedRegistries = "";

    /** The configuration of this Jenkins. */
    public static MiGlobalConfiguration get() {
        return ExtensionList.lookupSingleton(MiGlobalConfiguration.class);
    }

    /** Where images go whose name has no registry: host, or host and path, such as {@code registry.example.com/mi}. */
    public String getRegistry() {
        return registry;
    }

    /** Sets {@link #getRegistry}. */
    @DataBoundSetter
    public void setRegistry(@Nullable String registry) {
        this.registry = text(registry);
        save();
    }

    /** Credentials for registries. */
    public String getRegistryCredentialsId() {
        return registryCredentialsId;
    }

    /** Sets {@link #getRegistryCredentialsId}. */
    @DataBoundSetter
    public void setRegistryCredentialsId(@Nullable String registryCredentialsId) {
        this.registryCredentialsId = text(registryCredentialsId);
        save();
    }

    /** Image to build on, such as {@code wso2/wso2mi:4.4.0}. */
    public String getBaseImage() {
        return baseImage;
    }

    /** Sets {@link #getBaseImage}. */
    @DataBoundSetter
    public void setBaseImage(@Nullable String baseImage) {
        this.baseImage = text(baseImage);
        save();
    }

    /** Address of the API server. */
    public String getServerUrl() {
        return serverUrl;
    }

    /** Sets {@link #getServerUrl}. */
    @DataBoundSetter
    public void setServerUrl(@Nullable String serverUrl) {
        this.serverUrl = text(serverUrl);
        save();
    }

    /** Certificate (PEM) of who signed the API server's. */
    public String getCaCertificate() {
        return caCertificate;
    }

    /** Sets {@link #getCaCertificate}. */
    @DataBoundSetter
    public void setCaCertificate(@Nullable String caCertificate) {
        this.caCertificate = text(caCertificate);
        save();
    }

    /** Credentials for the cluster. */
    public String getCredentialsId() {
        return credentialsId;
    }

    /** Sets {@link #getCredentialsId}. */
    @DataBoundSetter
    public void setCredentialsId(@Nullable String credentialsId) {
        this.credentialsId = text(credentialsId);
        save();
    }

    /** Context of the kubeconfig. */
    public String getContext() {
        return context;
    }

    /** Sets {@link #getContext}. */
    @DataBoundSetter
    public void setContext(@Nullable String context) {
        this.context = text(context);
        save();
    }

    /** Namespace of objects that name none. */
    public String getNamespace() {
        return namespace;
    }

    /** Sets {@link #getNamespace}. */
    @DataBoundSetter
    public void setNamespace(@Nullable String namespace) {
        this.namespace = text(namespace);
        save();
    }

    /** Namespaces that may be released to, one a line, {@code *} for any text; empty for all. */
    public String getAllowedNamespaces() {
        return allowedNamespaces;
    }

    /** Sets {@link #getAllowedNamespaces}. */
    @DataBoundSetter
    public void setAllowedNamespaces(@Nullable String allowedNamespaces) {
        this.allowedNamespaces = text(allowedNamespaces);
        save();
    }

    /** Registries that images may be pushed to, one a line, {@code *} for any text; empty for all. */
    public String getAllowedRegistries() {
        return allowedRegistries;
    }

    /** Sets {@link #getAllowedRegistries}. */
    @DataBoundSetter
    public void setAllowedRegistries(@Nullable String allowedRegistries) {
        this.allowedRegistries = text(allowedRegistries);
        save();
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given.strip();
    }
}
