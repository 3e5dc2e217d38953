package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.jenkins.login.RegistryFields;
import io.jenkins.plugins.wso2mi.order.AwsOrder;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundSetter;

/** A step on images at registries. */
public abstract class RegistryStep extends Step implements BuildWork {
    private String registryCredentialsId = "";
    private boolean insecureRegistry;
    private String awsProfile = "";
    private String awsRole = "";

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

    /** For ECR: a profile of the agent's AWS configuration; blank for what AWS's own tools would use there. */
    public final String getAwsProfile() {
        return awsProfile;
    }

    @DataBoundSetter
    public final void setAwsProfile(@Nullable String awsProfile) {
        this.awsProfile = Fields.text(awsProfile);
    }

    /** For ECR: the ARN of a role to assume; blank for none. */
    public final String getAwsRole() {
        return awsRole;
    }

    @DataBoundSetter
    public final void setAwsRole(@Nullable String awsRole) {
        this.awsRole = Fields.text(awsRole);
    }

    /** Who asks registries, and how. */
    final RegistryFields registries(UnaryOperator<String> variables) {
        AwsOrder aws = new AwsOrder(variables.apply(awsProfile), variables.apply(awsRole));
        return new RegistryFields(registryCredentialsId, insecureRegistry, aws);
    }
}
