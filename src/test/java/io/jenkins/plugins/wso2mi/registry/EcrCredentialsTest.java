package io.jenkins.plugins.wso2mi.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.endpoints.EcrEndpointParams;
import software.amazon.awssdk.services.ecr.endpoints.EcrEndpointProvider;

/** The contract with ECR's API, against a server that answers as it is documented. */
class EcrCredentialsTest {
    private static final String HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final AwsCredentials KEY =
            AwsSessionCredentials.create("AKIAIOSFODNN7EXAMPLE", "hunter2", "session-1");

    private final WireMockServer aws = new WireMockServer(options().dynamicPort());

    @BeforeEach
    void start() {
        aws.start();
    }

    @AfterEach
    void stop() {
        aws.stop();
    }

    private EcrCredentials ecr(Clock clock) {
        return new EcrCredentials(
                new EcrClientToken(
                        new EcrClients(StaticCredentialsProvider.create(KEY), null, URI.create(aws.baseUrl()))),
                clock);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private void give(String password, Instant end) {
        String pair = Base64.getEncoder().encodeToString(("AWS:" + password).getBytes(UTF_8));
        aws.stubFor(post("/")
                .willReturn(okJson("{\"authorizationData\":[{\"authorizationToken\":\"" + pair + "\",\"expiresAt\":"
                        + end.getEpochSecond() + ",\"proxyEndpoint\":\"https://" + HOST + "\"}]}")));
    }

    private void refuse(int status, String code, String message) {
        aws.stubFor(post("/")
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/x-amz-json-1.1")
                        .withBody("{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}")));
    }

    @Test
    void shouldAskAsTheApiWantsItAndTakeNameAndPassword() throws IOException {
        give("token-1", NOW.plus(Duration.ofHours(12)));
        Credentials credentials = ecr(at(NOW)).find(HOST).orElseThrow();
        assertThat(credentials.user()).isEqualTo("AWS");
        assertThat(credentials.password().reveal()).isEqualTo("token-1");
        aws.verify(
                1,
                postRequestedFor(urlEqualTo("/"))
                        .withHeader(
                                "X-Amz-Target", equalTo("AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken"))
                        .withHeader("Content-Type", equalTo("application/x-amz-json-1.1"))
                        .withHeader("X-Amz-Security-Token", equalTo("session-1"))
                        .withHeader(
                                "Authorization",
                                matching("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/[0-9]{8}/eu-central-1/ecr/"
                                        + "aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}")));
    }

    @Test
    void shouldAskOnceARegistryUntilThePasswordIsAboutToExpire() throws IOException {
        give("token-1", NOW.plus(Duration.ofHours(12)));
        Instant[] now = {NOW};
        EcrCredentials ecr = ecr(new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
        ecr.find(HOST);
        now[0] = NOW.plus(Duration.ofHours(11));
        ecr.find(HOST);
        aws.verify(1, postRequestedFor(urlEqualTo("/")));
        now[0] = NOW.plus(Duration.ofMinutes(12 * 60 - 11));
        ecr.find(HOST);
        aws.verify(1, postRequestedFor(urlEqualTo("/")));
        now[0] = NOW.plus(Duration.ofMinutes(12 * 60 - 9));
        ecr.find(HOST);
        aws.verify(2, postRequestedFor(urlEqualTo("/")));
        ecr.find(HOST.replace("123456789012", "210987654321"));
        aws.verify(3, postRequestedFor(urlEqualTo("/")));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredTokenException, renew the session",
        "400, UnrecognizedClientException, check the access key",
        "400, InvalidSignatureException, clock of this machine",
        "400, AccessDeniedException, allow that to this account",
        "403, OptInRequired, enable the region",
        "400, ThrottlingException, a little later"
    })
    void shouldSayWhatToDoWhenAwsRefuses(int status, String code, String advice) {
        refuse(status, code, "words of AWS");
        assertThatThrownBy(() -> ecr(at(NOW)).find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("cannot get a password for " + HOST + " from AWS: " + code + ": words of AWS; ")
                .hasMessageContaining(advice)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldTryAgainWhenThrottledForAMoment() throws IOException {
        String pair = Base64.getEncoder().encodeToString("AWS:token-1".getBytes(UTF_8));
        aws.stubFor(post("/")
                .inScenario("busy")
                .whenScenarioStateIs("Started")
                .willSetStateTo("free")
                .willReturn(aResponse().withStatus(400).withBody("{\"__type\":\"ThrottlingException\"}")));
        aws.stubFor(post("/")
                .inScenario("busy")
                .whenScenarioStateIs("free")
                .willReturn(okJson("{\"authorizationData\":[{\"authorizationToken\":\"" + pair + "\",\"expiresAt\":"
                        + NOW.plusSeconds(3600).getEpochSecond() + "}]}")));
        assertThat(ecr(at(NOW)).find(HOST)).map(Credentials::user).contains("AWS");
    }

    @Test
    void shouldSayThatNobodyAnswers() {
        EcrCredentials ecr = ecr(at(NOW));
        aws.stop();
        assertThatThrownBy(() -> ecr.find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("check the network and the proxy");
    }

    @Test
    void shouldSayThatAwsKnowsNobodyHere() {
        EcrCredentials nobody = new EcrCredentials(
                new EcrClientToken(new EcrClients(
                        () -> {
                            throw SdkClientException.create("Unable to load credentials from any of the providers");
                        },
                        null,
                        URI.create(aws.baseUrl()))),
                at(NOW));
        assertThatThrownBy(() -> nobody.find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("AWS_PROFILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"authorizationData\":[]}", "{\"authorizationData\":[{\"authorizationToken\":\"eA==\"}]}"
            })
    void shouldSayThatWhatAwsGaveIsNoPassword(String json) {
        aws.stubFor(post("/").willReturn(okJson(json)));
        assertThat(catchThrowable(() -> ecr(at(NOW)).find(HOST))).isInstanceOf(RegistryException.class);
    }

    @Test
    void shouldAskAgainWhenThePasswordIsNoLongerTaken() throws IOException {
        give("token-1", NOW.plus(Duration.ofHours(12)));
        CredentialStore store = CredentialStore.NONE.or(ecr(at(NOW)));
        assertThat(store.giveUp(HOST)).as("none was found yet").isFalse();
        store.find(HOST);
        assertThat(store.giveUp(HOST)).isTrue();
        store.find(HOST);
        aws.verify(2, postRequestedFor(urlEqualTo("/")));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.us-east-1.amazonaws.com, us-east-1, false, false",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn, cn-north-1, false, false",
        "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com, us-gov-west-1, true, false",
        "123456789012.dkr-ecr.eu-west-3.on.aws, eu-west-3, false, true",
        "123456789012.dkr-ecr-fips.us-gov-east-1.on.aws, us-gov-east-1, true, true",
        "123456789012.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn, cn-northwest-1, false, true",
        "123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov, us-iso-east-1, false, false"
    })
    void shouldReadAccountRegionAndKindFromTheHost(String host, String region, boolean fips, boolean dualStack) {
        assertThat(EcrHost.parse(host)).contains(new EcrHost(host, "123456789012", region, fips, dualStack));
    }

    /** What the SDK makes of them, by its own rules of endpoints. */
    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.us-east-1.amazonaws.com, https://api.ecr.us-east-1.amazonaws.com",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn, https://api.ecr.cn-north-1.amazonaws.com.cn",
        "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com, https://api.ecr-fips.us-gov-west-1.amazonaws.com",
        "123456789012.dkr-ecr.eu-west-3.on.aws, https://ecr.eu-west-3.api.aws"
    })
    void shouldAskTheApiOfTheRegistrysPartition(String host, String api) {
        EcrHost registry = EcrHost.parse(host).orElseThrow();
        URI[] asked = {null};
        EcrClients clients = new EcrClients(StaticCredentialsProvider.create(KEY), null, null);
        try (EcrClient client = clients.of(registry)) {
            EcrEndpointParams params = EcrEndpointParams.builder()
                    .region(client.serviceClientConfiguration().region())
                    .useFips(registry.fips())
                    .useDualStack(registry.dualStack())
                    .build();
            asked[0] = EcrEndpointProvider.defaultProvider()
                    .resolveEndpoint(params)
                    .join()
                    .url();
        }
        assertThat(asked[0]).isEqualTo(URI.create(api));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public.ecr.aws",
                "docker.io",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.org",
                "12345.dkr.ecr.us-east-1.amazonaws.com",
                "123456789012.dkr.ecr.us-east-1.amazonaws.com:443"
            })
    void shouldLeaveOtherRegistriesToOthers(String host) throws IOException {
        assertThat(ecr(at(NOW)).find(host)).isEmpty();
        aws.verify(0, postRequestedFor(urlEqualTo("/")));
    }
}
