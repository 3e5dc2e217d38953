package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.EcrClientBuilder;
import software.amazon.awssdk.services.ecr.model.AuthorizationData;

/** Asks ECR for a password by AWS's SDK ({@code ecr:GetAuthorizationToken}). */
final class EcrClientToken implements EcrCredentials.EcrTokenSource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AwsCredentialsProvider account;
    private final @Nullable URI endpoint;

    /**
     * Asks as an account.
     *
     * @param endpoint null for the region's own
     */
    EcrClientToken(AwsCredentialsProvider account, @Nullable URI endpoint) {
        this.account = account;
        this.endpoint = endpoint;
    }

    static EcrClientToken of(String accessKey, Secret secretKey, @Nullable Secret session) {
        return new EcrClientToken(
                StaticCredentialsProvider.create(
                        session == null
                                ? AwsBasicCredentials.create(accessKey, secretKey.reveal())
                                : AwsSessionCredentials.create(accessKey, secretKey.reveal(), session.reveal())),
                null);
    }

    static EcrClientToken standard() {
        return new EcrClientToken(DefaultCredentialsProvider.builder().build(), null);
    }

    @Override
    public EcrCredentials.Login ask(EcrHost registry) throws RegistryException {
        try (EcrClient client = client(registry)) {
            AuthorizationData given = client.getAuthorizationToken().authorizationData().stream()
                    .findFirst()
                    .orElseThrow(() -> refused(registry, "AWS gave none", "", false));
            String pair = new String(Base64.getDecoder().decode(given.authorizationToken()), UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 1) {
                throw refused(registry, "what AWS gave is no name and password", "", false);
            }
            Secret password = Secret.of(pair.substring(colon + 1));
            return new EcrCredentials.Login(new Credentials(pair.substring(0, colon), password), given.expiresAt());
        } catch (AwsServiceException e) {
            throw refused(registry, words(e), EcrAdvice.of(e), e.isThrottlingException());
        } catch (SdkException e) {
            throw refused(registry, words(e), EcrAdvice.of(e), false);
        }
    }

    private EcrClient client(EcrHost registry) {
        EcrClientBuilder builder = EcrClient.builder()
                .region(Region.of(registry.region()))
                .credentialsProvider(account)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.apiCallTimeout(PATIENCE));
        return (endpoint == null ? builder : builder.endpointOverride(endpoint)).build();
    }

    private static String words(AwsServiceException e) {
        return e.awsErrorDetails() == null
                ? PlainText.oneLine(e.getMessage())
                : e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
    }

    private static String words(SdkException e) {
        return PlainText.oneLine(e.getMessage());
    }

    private static RegistryException refused(EcrHost registry, String words, String advice, boolean passing) {
        String message = "cannot get a password for " + registry.host() + " from AWS: " + PlainText.oneLine(words);
        return new RegistryException(message + (advice.isEmpty() ? "" : "; " + advice), passing, null);
    }
}
