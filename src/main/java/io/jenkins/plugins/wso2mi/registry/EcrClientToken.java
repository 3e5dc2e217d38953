package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.Secret;
import java.util.Base64;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/** Asks ECR for a password by AWS's SDK ({@code ecr:GetAuthorizationToken}). */
final class EcrClientToken implements EcrCredentials.EcrTokenSource {
    private final EcrClients clients;

    EcrClientToken(EcrClients clients) {
        this.clients = clients;
    }

    @Override
    public EcrCredentials.Login ask(EcrHost registry) throws RegistryException {
        String action = "get a password for " + registry.host() + " from AWS";
        try (EcrClient client = clients.of(registry)) {
            AuthorizationData given = client.getAuthorizationToken().authorizationData().stream()
                    .findFirst()
                    .orElseThrow(() -> EcrAdvice.refused(action, "AWS gave none"));
            String pair = new String(Base64.getDecoder().decode(given.authorizationToken()), UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw EcrAdvice.refused(action, "what AWS gave is no name and password");
            }
            Secret password = Secret.of(pair.substring(colon + 1));
            return new EcrCredentials.Login(new Credentials(pair.substring(0, colon), password), given.expiresAt());
        } catch (SdkException e) {
            throw EcrAdvice.refused(action, e);
        }
    }
}
