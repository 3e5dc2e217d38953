package io.jenkins.plugins.wso2mi.registry;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.EcrClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;

/** Clients of ECR's API, each in the region of a registry, as one account or as a role that it assumes. */
final class EcrClients {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SESSION = "wso2-mi";

    private final AwsCredentialsProvider account;
    private final @Nullable String role;
    private final @Nullable URI endpoint;

    /**
     * As an account.
     *
     * @param role ARN of the role to assume, or null
     * @param endpoint of ECR and STS; null for the region's own
     */
    EcrClients(AwsCredentialsProvider account, @Nullable String role, @Nullable URI endpoint) {
        this.account = account;
        this.role = role;
        this.endpoint = endpoint;
    }

    static EcrClients of(AwsAccount account) {
        return new EcrClients(provider(account), account.role(), null);
    }

    private static AwsCredentialsProvider provider(AwsAccount account) {
        if (account.key() != null) {
            return StaticCredentialsProvider.create(credentials(account.key()));
        }
        return account.profile() == null
                ? DefaultCredentialsProvider.builder().build()
                : ProfileCredentialsProvider.create(account.profile());
    }

    private static AwsCredentials credentials(AwsKey key) {
        String secret = key.secret().reveal();
        return key.session() == null
                ? AwsBasicCredentials.create(key.id(), secret)
                : AwsSessionCredentials.create(key.id(), secret, key.session().reveal());
    }

    /**
     * A client for a registry; the caller closes it.
     *
     * @throws software.amazon.awssdk.core.exception.SdkException if the role cannot be assumed
     */
    EcrClient of(EcrHost registry) {
        EcrClientBuilder builder = EcrClient.builder()
                .credentialsProvider(role == null ? account : assumed(registry, role))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        return at(registry, builder).build();
    }

    private AwsCredentialsProvider assumed(EcrHost registry, String name) {
        StsClientBuilder builder =
                StsClient.builder().credentialsProvider(account).httpClientBuilder(UrlConnectionHttpClient.builder());
        try (StsClient sts = at(registry, builder).build()) {
            var given = sts.assumeRole(r -> r.roleArn(name).roleSessionName(SESSION))
                    .credentials();
            return StaticCredentialsProvider.create(
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
        }
    }

    private <B extends AwsClientBuilder<B, C>, C> B at(EcrHost registry, B builder) {
        builder.region(Region.of(registry.region()))
                .fipsEnabled(registry.fips())
                .dualstackEnabled(registry.dualStack())
                .overrideConfiguration(o -> o.apiCallTimeout(PATIENCE));
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }
}
