package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Repository;

/**
 * ECR and STS, as a mock that checks signatures and policies answers for them. Its refusals come in another form than
 * AWS's own, so that the SDK sees the status only; {@link EcrCredentialsTest} has AWS's.
 */
class EcrIT {
    private static final String HOST = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
    private static final String ROLE = "arn:aws:iam::123456789012:role/pusher";
    private static final String ALL =
            "\"ecr:GetAuthorizationToken\",\"ecr:CreateRepository\",\"ecr:DescribeRepositories\"";

    private static MotoServer aws;
    private static Key pusher;
    private static Key reader;

    @TempDir
    Path folder;

    private Properties before;

    /** An access key of a user. */
    private record Key(String id, String secret) {
        EcrClients clients(@Nullable String role) {
            return new EcrClients(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)), role, aws.endpoint());
        }
    }

    @BeforeAll
    static void startAws() throws Exception {
        aws = MotoServer.start(8);
        pusher = user("ci", "\"sts:AssumeRole\"," + ALL);
        reader = user("reader", "\"ecr:GetAuthorizationToken\"");
        aws.iam("Action=CreateRole&RoleName=pusher&AssumeRolePolicyDocument="
                + encoded("{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                        + "\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/ci\"}}]}"));
        aws.iam("Action=PutRolePolicy&RoleName=pusher&PolicyName=p&PolicyDocument=" + encoded(allow(ALL)));
    }

    @AfterAll
    static void stopAws() {
        aws.close();
    }

    @BeforeEach
    void rememberProperties() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void restoreProperties() {
        System.setProperties(before);
    }

    private static Key user(String name, String actions) throws Exception {
        aws.iam("Action=CreateUser&UserName=" + name);
        aws.iam("Action=PutUserPolicy&PolicyName=p&UserName=" + name + "&PolicyDocument=" + encoded(allow(actions)));
        String key = aws.iam("Action=CreateAccessKey&UserName=" + name);
        return new Key(element(key, "AccessKeyId"), element(key, "SecretAccessKey"));
    }

    private static String allow(String actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + actions
                + "],\"Resource\":\"*\"}]}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static String element(String xml, String name) {
        Matcher found = Pattern.compile("<" + name + ">([^<]+)<").matcher(xml);
        assertThat(found.find()).as(xml).isTrue();
        return found.group(1);
    }

    private static CredentialStore store(EcrClients clients) {
        return new EcrCredentials(new EcrClientToken(clients), Clock.systemUTC());
    }

    private static ImageReference reference(String repository) {
        return ImageReference.parse(HOST + "/" + repository + ":1", "test");
    }

    private static Repository described(String repository) {
        try (EcrClient client = pusher.clients(null).of(EcrHost.parse(HOST).orElseThrow())) {
            return client.describeRepositories(r -> r.repositoryNames(repository))
                    .repositories()
                    .get(0);
        }
    }

    @Test
    void shouldGetAPasswordBySignedRequests() throws Exception {
        Credentials credentials = store(pusher.clients(null)).find(HOST).orElseThrow();
        assertThat(credentials.user()).isEqualTo("AWS");
        assertThat(credentials.password()).isEqualTo(Secret.of("123456789012-auth-token"));
    }

    @Test
    void shouldSayThatTheSecretIsWrong() {
        CredentialStore store = store(new Key(pusher.id(), "wr0ng").clients(null));
        assertThatThrownBy(() -> store.find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("cannot get a password for " + HOST + " from AWS: ")
                .hasMessageContaining("check the access key, its secret");
    }

    @Test
    void shouldAssumeARole() throws Exception {
        assertThat(store(pusher.clients(ROLE)).find(HOST)).isPresent();
        new EcrRepositories(pusher.clients(ROLE), false, false)
                .creation(reference("by-role"))
                .orElseThrow()
                .run();
        assertThat(described("by-role").repositoryName()).isEqualTo("by-role");
    }

    @Test
    void shouldSayThatTheRoleCannotBeAssumed() {
        assertThatThrownBy(() -> store(reader.clients(ROLE)).find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("cannot get a password for " + HOST + " from AWS: 403")
                .hasMessageContaining("its rights");
    }

    @Test
    void shouldTakeTheAccountOfTheMachineAndOfAProfile() throws Exception {
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        System.setProperty("aws.accessKeyId", pusher.id());
        System.setProperty("aws.secretAccessKey", pusher.secret());
        assertThat(EcrCredentials.of(AwsAccount.STANDARD).find(HOST)).isPresent();
        Path config = Files.writeString(folder.resolve("config"), """
                [profile ci]
                aws_access_key_id = %s
                aws_secret_access_key = %s
                [profile team]
                role_arn = %s
                source_profile = ci
                region = eu-central-1
                """.formatted(pusher.id(), pusher.secret(), ROLE));
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.accessKeyId", "AKIANOBODY");
        assertThat(EcrCredentials.of(new AwsAccount("ci", null)).find(HOST)).isPresent();
        assertThat(EcrCredentials.of(new AwsAccount("ci", ROLE)).find(HOST)).isPresent();
        assertThat(EcrCredentials.of(new AwsAccount("team", null)).find(HOST))
                .as("a profile that assumes a role itself")
                .isPresent();
        assertThatThrownBy(
                        () -> EcrCredentials.of(new AwsAccount("nobody", null)).find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void shouldAskByAKeyAndByTheRoleThatItAssumes() throws Exception {
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        System.setProperty("aws.accessKeyId", "AKIANOBODY");
        System.setProperty("aws.secretAccessKey", "none");
        AwsKey key = new AwsKey(pusher.id(), Secret.of(pusher.secret()), null);
        assertThat(EcrCredentials.of(AwsAccount.of(key, null)).find(HOST)).isPresent();
        assertThat(EcrCredentials.of(AwsAccount.of(key, ROLE)).find(HOST)).isPresent();
        AwsKey nobodys = new AwsKey("AKIAOTHER", Secret.of("other"), Secret.of("session"));
        assertThatThrownBy(() -> EcrCredentials.of(AwsAccount.of(nobodys, null)).find(HOST))
                .isInstanceOf(RegistryException.class)
                .hasMessageNotContaining("session");
        EcrRepositories.of(AwsAccount.of(key, ROLE), false, false)
                .creation(reference("by-key"))
                .orElseThrow()
                .run();
        assertThat(described("by-key").repositoryName()).isEqualTo("by-key");
    }

    @Test
    void shouldCreateARepositoryAsAskedForAndOnlyOnce() throws Exception {
        RepositoryCreator.Creation creation = new EcrRepositories(pusher.clients(null), true, true)
                .creation(reference("team/clinic"))
                .orElseThrow();
        creation.run();
        creation.run();
        Repository made = described("team/clinic");
        assertThat(made.imageTagMutabilityAsString()).isEqualTo("IMMUTABLE");
        assertThat(made.imageScanningConfiguration().scanOnPush()).isTrue();
        assertThat(creation.sentence())
                .isEqualTo("create the repository team/clinic at " + HOST
                        + ", if it is not there, with tags that stay, scanned on push");
    }

    @Test
    void shouldCreateTheRepositoryBeforeTheFirstPushAndNotInADryRun() throws Exception {
        RepositoryCreator creator = new EcrRepositories(pusher.clients(null), false, false);
        try (DebianRegistry registry = DebianRegistry.start();
                TinyProxy proxy = TinyProxy.to(registry.port(), "")) {
            RegistryAccess access = new RegistryAccess(true, CredentialStore.NONE, RetryPolicy.USUAL)
                    .through(ProxyVariables.of(Map.of("HTTP_PROXY", "127.0.0.1:" + proxy.port())))
                    .creating(creator);
            ScratchImage image = new ScratchImage(access, new ContentCache(folder.resolve("cache")));
            Path tree = TinyServer.write(folder.resolve("tree"));

            image.run(tree, HOST + "/first:1", Reporter.silent(), true);
            assertThatThrownBy(() -> described("first")).hasMessageContaining("first");
            image.run(tree, HOST + "/first:1", Reporter.silent(), false);

            assertThat(described("first").repositoryName()).isEqualTo("first");
            assertThat(proxy.lines()).contains("PUT http://" + HOST + "/v2/first/manifests/1 HTTP/1.1");
        }
    }

    @Test
    void shouldRefuseBeforeAnythingIsPushedWhenItMayNotBeCreated() throws Exception {
        try (DebianRegistry registry = DebianRegistry.start();
                TinyProxy proxy = TinyProxy.to(registry.port(), "")) {
            RegistryAccess access = new RegistryAccess(true, CredentialStore.NONE, RetryPolicy.USUAL)
                    .through(ProxyVariables.of(Map.of("HTTP_PROXY", "127.0.0.1:" + proxy.port())))
                    .creating(new EcrRepositories(reader.clients(null), false, false));
            ScratchImage image = new ScratchImage(access, new ContentCache(folder.resolve("cache")));
            Path tree = TinyServer.write(folder.resolve("tree"));

            assertThatThrownBy(() -> image.run(tree, HOST + "/closed:1", Reporter.silent(), false))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("cannot create the repository closed at " + HOST)
                    .hasMessageContaining("403");
            assertThat(proxy.lines()).noneMatch(line -> line.startsWith("P"));
        }
    }

    @Test
    void shouldLeaveOtherRegistriesAlone() {
        assertThat(new EcrRepositories(pusher.clients(null), false, false)
                        .creation(ImageReference.parse("registry.example.com/app:1", "test")))
                .isEmpty();
        assertThatThrownBy(() -> new AwsAccount(null, "pusher"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("arn:aws:iam::123456789012:role/name");
    }
}
