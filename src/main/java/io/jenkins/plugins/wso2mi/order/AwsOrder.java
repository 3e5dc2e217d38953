package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import java.io.Serializable;

/**
 * Whom AWS is asked as where a build works, for registries of ECR that no login is given for.
 *
 * @param profile of AWS's configuration files there; blank for what AWS's own tools would use
 * @param role the ARN of a role that this account then assumes; blank for none
 */
public record AwsOrder(String profile, String role) implements Serializable {
    /** As AWS's own tools would be. */
    public static final AwsOrder STANDARD = new AwsOrder("", "");

    /** Whether neither profile nor role is named. */
    public boolean isStandard() {
        return profile.isBlank() && role.isBlank();
    }

    /**
     * What the engine is given.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if the role is no ARN of one
     */
    public AwsAccount account() {
        return new AwsAccount(profile.isBlank() ? null : profile, role.isBlank() ? null : role);
    }
}
