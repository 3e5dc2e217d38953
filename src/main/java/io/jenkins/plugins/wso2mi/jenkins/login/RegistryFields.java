package io.jenkins.plugins.wso2mi.jenkins.login;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.order.AwsOrder;

/**
 * What a step says about who asks registries, and how.
 *
 * @param credentialsId blank for the global configuration's, if it is the global registry
 * @param plainHttp whether to speak http without TLS
 * @param aws whom AWS is asked as: the role is for the step's own AWS credentials if it names such, else both are for
 *     where the build works
 */
public record RegistryFields(String credentialsId, boolean plainHttp, AwsOrder aws) {
    /** With AWS asked as its own tools would do it. */
    public RegistryFields(String credentialsId, boolean plainHttp) {
        this(credentialsId, plainHttp, AwsOrder.STANDARD);
    }

    /** Whether the step names credentials of its own. */
    boolean areNamed() {
        return !credentialsId.isBlank();
    }

    /**
     * The role that AWS credentials assume which the first registry is asked with; blank for none.
     *
     * @throws RefusedException if a profile is named besides, or a role for the global configuration's credentials
     */
    String roleOfKey() {
        if (!aws.profile().isBlank()) {
            throw new RefusedException(
                    "awsProfile",
                    "is one of the agent's, and the registry is asked with AWS credentials of Jenkins",
                    "leave it out, or name other credentials");
        }
        if (!areNamed() && !aws.role().isBlank()) {
            throw new RefusedException(
                    "awsRole",
                    "the credentials of the global configuration assume no role that a step says",
                    "name credentials as registryCredentialsId, too");
        }
        return aws.role();
    }
}
