package io.jenkins.plugins.wso2mi.jenkins.step;

import org.jenkinsci.plugins.workflow.steps.Step;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step whose whole work is on images at registries. */
public abstract class RegistryStep extends Step implements BuildWork {
    private String registryCredentialsId = "";
    private boolean insecureRegistry;

    /** Credentials for the registries; blank for those of the global configuration. */
    public final String getRegistryCredentialsId() {
        return registryCredentialsId;
    }

    @DataBoundSetter
    public final void setRegistryCredentialsId(@Nullable String registryCredentialsId) {
        this.registryCredentialsId = Fields.text(registryCredentialsId);
    }

    /** Whether to speak http without TLS to the registries. */
    public final boolean isInsecureRegistry() {
        return insecureRegistry;
    }

    @DataBoundSetter
    public final void setInsecureRegistry(boolean insecureRegistry) {
        this.insecureRegistry = insecureRegistry;
    }
}
