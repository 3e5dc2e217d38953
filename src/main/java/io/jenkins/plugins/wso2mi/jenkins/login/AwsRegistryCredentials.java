package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.AwsKey;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.EcrCredentials;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Logins to Amazon ECR from the type of plugin aws-credentials; to be used only where it is there. AWS is asked on the
 * controller, so that no access key leaves it: what crosses to an agent is a password for ECR that lasts 12 hours.
 */
final class AwsRegistryCredentials {
    private AwsRegistryCredentials() {}

    /** Whether credentials are of that type. */
    static boolean are(StandardCredentials credentials) {
        return credentials instanceof AmazonWebServicesCredentials;
    }

    /**
     * Whom AWS is asked as.
     *
     * @param role the ARN of a role that the key assumes; blank for none
     * @throws RefusedException if AWS cannot be asked, the credentials give no key now, or it is no role
     */
    static AwsAccount account(StandardCredentials credentials, String role) {
        if (!Plugins.AWS_SDK_ECR.isThere()) {
            throw new RefusedException(
                    where(credentials), "AWS cannot be asked for a password", Plugins.AWS_SDK_ECR.advice());
        }
        try {
            AwsCredentials given = ((AmazonWebServicesCredentials) credentials).resolveCredentials();
            AwsKey key = new AwsKey(given.accessKeyId(), Secret.of(given.secretAccessKey()), session(given));
            return AwsAccount.of(key, role.isBlank() ? null : role);
        } catch (SdkException e) {
            throw new RefusedException(where(credentials), PlainText.oneLine(e.getMessage()), "");
        }
    }

    /**
     * The login.
     *
     * @throws RefusedException if the registry is none of ECR's, or AWS gives no password
     */
    static RegistryLogin login(StandardCredentials credentials, String registry, String role) {
        if (!EcrCredentials.serves(registry)) {
            throw new RefusedException(
                    where(credentials),
                    "they are AWS's, and " + registry + " is no private registry of Amazon ECR",
                    "name a user name with password");
        }
        try {
            Credentials given =
                    EcrCredentials.of(account(credentials, role)).find(registry).orElseThrow();
            return new RegistryLogin(registry, given.user(), given.password());
        } catch (IOException | SdkException e) {
            throw new RefusedException(where(credentials), PlainText.oneLine(e.getMessage()), "");
        }
    }

    private static String where(StandardCredentials credentials) {
        return "credentials '" + credentials.getId() + "'";
    }

    private static @Nullable Secret session(AwsCredentials key) {
        return key instanceof AwsSessionCredentials temporary ? Secret.of(temporary.sessionToken()) : null;
    }

    static CredentialsMatcher matcher() {
        return CredentialsMatchers.instanceOf(AmazonWebServicesCredentials.class);
    }
}
