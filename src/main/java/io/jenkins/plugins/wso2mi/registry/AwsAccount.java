package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom AWS is asked as.
 *
 * @param profile of AWS's configuration files; null for what AWS's own tools would use here: variables, profile of
 *     {@code AWS_PROFILE}, web identity, container, instance
 * @param key asks instead of a profile; null for none
 * @param role the ARN of a role that this account then assumes; null for none
 */
public record AwsAccount(
        @Nullable String profile,
        @Nullable AwsKey key,
        @Nullable String role) {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,576}");

    /** As AWS's own tools would be. */
    public static final AwsAccount STANDARD = new AwsAccount(null, null, null);

    /**
     * Checks the role's name.
     *
     * @throws RefusedException if it is no ARN of a role
     */
    public AwsAccount {
        if (role != null && !ROLE.matcher(role).matches()) {
            throw new RefusedException(
                    "--aws-role", "'" + role + "' is no role at AWS", "write arn:aws:iam::123456789012:role/name");
        }
    }

    /** By what is known where AWS is asked: a profile, or what AWS's own tools would use. */
    public AwsAccount(@Nullable String profile, @Nullable String role) {
        this(profile, null, role);
    }

    /** By an access key. */
    public static AwsAccount of(AwsKey key, @Nullable String role) {
        return new AwsAccount(null, key, role);
    }
}
