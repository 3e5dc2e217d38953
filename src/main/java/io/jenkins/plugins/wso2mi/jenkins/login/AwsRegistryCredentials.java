package io.jenkins.plugins.wso2mi.jenkins.login;

import com.cloudbees.jenkins.plugins.awscredentials.AmazonWebServicesCredentials;
import com.cloudbees.plugins.credentials.CredentialsMatcher;
import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import io.jenkins.plugins.wso2mi.registry.EcrCredentials;
import java.io.IOException;
import java.util.Optional;
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

    /**
     * The login; empty if the credentials are of another type.
     *
     * @throws RefusedException if the registry is none of ECR's, or AWS gives no password
     */
    static Optional<RegistryLogin> login(StandardCredentials credentials, String registry) {
        if (!(credentials instanceof AmazonWebServicesCredentials aws)) {
            return Optional.empty();
        }
        String where = "credentials '" + credentials.getId() + "'";
        if (!EcrCredentials.serves(registry)) {
            throw new RefusedException(
                    where,
                    "they are AWS's, and " + registry + " is no private registry of Amazon ECR",
                    "name a user name with password");
        }
        if (!Plugins.AWS_SDK_ECR.isThere()) {
            throw new RefusedException(
                    where, "AWS cannot be asked for a password", "install the plugin aws-java-sdk2-ecr");
        }
        try {
            Credentials given = ask(aws.resolveCredentials(), registry);
            return Optional.of(new RegistryLogin(registry, given.user(), given.password()));
        } catch (IOException | SdkException e) {
            throw new RefusedException(where, PlainText.oneLine(e.getMessage()), "");
        }
    }

    private static Credentials ask(AwsCredentials key, String registry) throws IOException {
        return EcrCredentials.of(key.accessKeyId(), Secret.of(key.secretAccessKey()), session(key))
                .find(registry)
                .orElseThrow();
    }

    private static @Nullable Secret session(AwsCredentials key) {
        return key instanceof AwsSessionCredentials temporary ? Secret.of(temporary.sessionToken()) : null;
    }

    static CredentialsMatcher matcher() {
        return CredentialsMatchers.instanceOf(AmazonWebServicesCredentials.class);
    }
}
