package io.jenkins.plugins.wso2mi.jenkins.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import com.cloudbees.plugins.credentials.impl.CertificateCredentialsImpl;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ItemGroup;
import hudson.util.Secret;
import io.jenkins.plugins.wso2mi.cluster.KeyPairFile;
import io.jenkins.plugins.wso2mi.cluster.ServerLogin;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.order.AwsOrder;
import io.jenkins.plugins.wso2mi.order.ClusterLogin;
import io.jenkins.plugins.wso2mi.order.RegistryLogin;
import io.jenkins.plugins.wso2mi.order.ReleaseOrder;
import io.jenkins.plugins.wso2mi.registry.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.kubernetes.credentials.TokenProducer;
import org.jenkinsci.plugins.plaincredentials.impl.FileCredentialsImpl;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Credentials of a real Jenkins, found and turned into logins. */
@WithJenkins
class LoginsTest {
    private static final String SERVER = "https://api.example.com:6443";
    private static final String KUBECONFIG = """
            current-context: prod
            clusters: [{name: c, cluster: {server: "https://api.example.com:6443"}}]
            users: [{name: u, user: {token: abc.def}}]
            contexts: [{name: prod, context: {cluster: c, user: u, namespace: shop}},
              {name: test, context: {cluster: c, user: u}}]
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void begin(JenkinsRule rule) {
        jenkins = rule;
    }

    private void keep(ItemGroup<?> where, Domain domain, StandardCredentials credentials) throws IOException {
        CredentialsStore store =
                CredentialsProvider.lookupStores(where).iterator().next();
        if (domain.equals(Domain.global())) {
            store.addCredentials(domain, credentials);
        } else {
            store.addDomain(domain, credentials);
        }
    }

    private void keep(StandardCredentials credentials) throws IOException {
        keep(jenkins.jenkins, Domain.global(), credentials);
    }

    private static StringCredentialsImpl token(String id, String value) {
        return new StringCredentialsImpl(CredentialsScope.GLOBAL, id, "", Secret.fromString(value));
    }

    private static UsernamePasswordCredentialsImpl user(String id) throws Exception {
        return new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, id, "", "ann", "hunter2");
    }

    private static FileCredentialsImpl file(String id, String content) {
        return new FileCredentialsImpl(
                CredentialsScope.GLOBAL, id, "", "config", SecretBytes.fromBytes(content.getBytes(UTF_8)));
    }

    private FreeStyleBuild build() throws Exception {
        return jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
    }

    private static ReleaseOrder order(String credentialsId) {
        return ReleaseOrder.to("deploy").with("credentialsId", credentialsId);
    }

    private static ServerLogin server(ClusterLogin login) {
        return (ServerLogin) login.access(Map.of()).login();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable look, String... words) {
        assertThatThrownBy(look).isInstanceOf(RefusedException.class).hasMessageContainingAll(words);
    }

    @Test
    void shouldTakeAKubeconfigFromASecretFile() throws Exception {
        keep(file("prod", KUBECONFIG));
        ClusterLogin login = Logins.cluster(build(), order("prod"));
        assertThat(server(login).server()).isEqualTo(SERVER);
        assertThat(login.namespace()).isEqualTo("shop");
        assertThat(login.secrets()).containsExactly("abc.def");
        assertThat(Logins.contexts(null, "prod")).containsExactly(Map.entry("prod", "shop"), Map.entry("test", ""));
        ClusterLogin other = Logins.cluster(build(), order("prod").with("context", "test"));
        assertThat(other.namespace()).isNull();
    }

    @Test
    void shouldRefuseAKubeconfigThatWouldStartAProgramOnTheController() throws Exception {
        keep(file("prod", KUBECONFIG.replace("token: abc.def", "exec: {command: /bin/touch}")));
        FreeStyleBuild run = build();
        assertRefused(() -> Logins.cluster(run, order("prod")), "credentials 'prod'", "exec", "kubectl create token");
        assertThat(Logins.contexts(null, "prod")).isEmpty();
    }

    @Test
    void shouldTakeATokenForTheServerThatTheStepNames() throws Exception {
        keep(token("deployer", "abc.def\n"));
        FreeStyleBuild run = build();
        ServerLogin login = server(Logins.cluster(run, order("deployer").with("serverUrl", SERVER)));
        assertThat(login.identity().secrets()).containsExactly("abc.def");
        assertRefused(() -> Logins.cluster(run, order("deployer")), "serverUrl", "do not say which cluster");
    }

    @Test
    void shouldTakeNameAndPassword() throws Exception {
        keep(user("ann"));
        ServerLogin login = server(Logins.cluster(build(), order("ann").with("serverUrl", SERVER)));
        assertThat(login.identity()).isInstanceOf(ServerLogin.User.class);
        assertThat(login.identity().secrets()).containsExactly("hunter2");
    }

    @Test
    void shouldTakeAClientCertificateFromItsKeyStore(@TempDir Path folder) throws Exception {
        KeyPairFile pair = KeyPairFile.make(folder, "deployer", "EC");
        keep(new CertificateCredentialsImpl(
                CredentialsScope.GLOBAL,
                "deployer",
                "",
                new String(KeyPairFile.PASSWORD),
                new CertificateCredentialsImpl.UploadedKeyStoreSource(
                        null, SecretBytes.fromBytes(Files.readAllBytes(pair.file())))));
        ServerLogin login = server(Logins.cluster(build(), order("deployer").with("serverUrl", SERVER)));
        assertThat(login.identity()).isInstanceOfSatisfying(ServerLogin.Certificate.class, certificate -> {
            assertThat(certificate.chain()).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(certificate.key().reveal()).startsWith("-----BEGIN PRIVATE KEY-----");
        });
    }

    /** As those of plugin kubernetes-credentials. */
    public static final class TokenOnDemand extends BaseStandardCredentials implements TokenProducer {
        private static final long serialVersionUID = 1L;

        TokenOnDemand(String id) {
            super(CredentialsScope.GLOBAL, id, "");
        }

        @Override
        public String getToken(String serviceAddress, String caCertData, boolean skipTlsVerify) {
            return "for-" + serviceAddress + "-" + caCertData + "-" + skipTlsVerify;
        }
    }

    /** No login to anything. */
    public static final class Odd extends BaseStandardCredentials {
        private static final long serialVersionUID = 1L;

        Odd() {
            super(CredentialsScope.GLOBAL, "odd", "");
        }
    }

    @Test
    void shouldTakeATokenThatIsMadeOnDemand() throws Exception {
        keep(new TokenOnDemand("login"));
        ServerLogin login = server(Logins.cluster(build(), order("login").with("serverUrl", SERVER)));
        assertThat(login.identity().secrets()).containsExactly("for-" + SERVER + "-null-false");
    }

    @Test
    void shouldNotFindWhatIsInAnotherFolder() throws Exception {
        Folder shop = jenkins.createProject(Folder.class, "shop");
        Folder bank = jenkins.createProject(Folder.class, "bank");
        keep(bank, Domain.global(), file("prod", KUBECONFIG));
        FreeStyleProject own = bank.createProject(FreeStyleProject.class, "job");
        FreeStyleProject other = shop.createProject(FreeStyleProject.class, "job");
        assertThat(Logins.cluster(jenkins.buildAndAssertSuccess(own), order("prod")))
                .isNotNull();
        FreeStyleBuild stranger = jenkins.buildAndAssertSuccess(other);
        assertRefused(() -> Logins.cluster(stranger, order("prod")), "no credentials 'prod'", "this folder");
        assertRefused(() -> Logins.cluster(other, "prod", SERVER, "", "", ""), "no credentials 'prod'");
        assertThat(Logins.contexts(other, "prod")).isEmpty();
        assertThat(Logins.contexts(own, "prod")).hasSize(2);
    }

    @Test
    void shouldNotSendCredentialsBeyondTheirDomain() throws Exception {
        Domain domain = new Domain("elsewhere", "", List.of(new HostnameSpecification("other.example.com", "")));
        keep(jenkins.jenkins, domain, token("deployer", "abc"));
        keep(jenkins.jenkins, new Domain("there", "", domain.getSpecifications()), file("prod", KUBECONFIG));
        keep(jenkins.jenkins, new Domain("registry", "", domain.getSpecifications()), user("push"));
        FreeStyleBuild run = build();
        assertRefused(
                () -> Logins.cluster(run, order("deployer").with("serverUrl", SERVER)), "'deployer'", "for " + SERVER);
        assertRefused(() -> Logins.cluster(run, order("prod")), "'prod'", "for " + SERVER);
        assertRefused(() -> Logins.registry(run, "push", "r.example.com"), "'push'", "for https://r.example.com");
        assertThat(Logins.registry(run, "push", "other.example.com:5000")).isPresent();
        assertThat(Logins.cluster(run, order("deployer").with("serverUrl", "https://other.example.com")))
                .isNotNull();
    }

    @Test
    void shouldRecordThatTheBuildUsedThem() throws Exception {
        StringCredentialsImpl credentials = token("deployer", "abc");
        keep(credentials);
        FreeStyleBuild run = build();
        Logins.cluster(run, order("deployer").with("serverUrl", SERVER));
        assertThat(CredentialsProvider.getFingerprintOf(credentials).getJobs())
                .containsExactly(run.getParent().getFullName());
    }

    @Test
    void shouldUseTheGlobalConfigurationWhereFieldsAreBlank() throws Exception {
        keep(token("deployer", "abc"));
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        global.setCredentialsId("deployer");
        global.setServerUrl(SERVER);
        global.setNamespace("shop");
        ClusterLogin login = Logins.cluster(build(), order(""));
        assertThat(server(login).server()).isEqualTo(SERVER);
        assertThat(login.namespace()).isEqualTo("shop");
    }

    @Test
    void shouldNotSendTheGlobalCredentialsToAClusterOfTheStepsOwn() throws Exception {
        keep(token("deployer", "abc"));
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        global.setCredentialsId("deployer");
        global.setServerUrl(SERVER);
        FreeStyleBuild run = build();
        assertRefused(
                () -> Logins.cluster(run, order("").with("serverUrl", "https://evil.example.org")),
                "cluster of its own",
                "name credentials");
        assertRefused(() -> Logins.cluster(run, order("").with("caCertificate", "-----BEGIN")), "cluster of its own");
    }

    @Test
    void shouldRefuseANamespaceThatIsNotAllowed() throws Exception {
        keep(file("prod", KUBECONFIG));
        MiGlobalConfiguration.get().setAllowedNamespaces("test-*");
        FreeStyleBuild run = build();
        assertRefused(() -> Logins.cluster(run, order("prod")), "namespace 'shop' is not allowed");
        assertRefused(
                () -> Logins.cluster(run, order("prod").with("context", "test")), "namespace 'default' is not allowed");
        assertThat(Logins.cluster(run, order("prod").with("namespace", "test-1"))
                        .namespace())
                .isEqualTo("test-1");
    }

    @Test
    void shouldUseNoOneOutsideOfANodeWhenNobodyIsNamed() throws Exception {
        ClusterLogin login = Logins.cluster(build(), order(""));
        assertRefused(() -> login.access(Map.of()), "credentialsId", "outside of a node");
    }

    @Test
    void shouldLogInAtARegistryByNameAndPassword() throws Exception {
        keep(user("push"));
        RegistryLogin login = Logins.registry(build(), "push", "r.example.com:5000")
                .orElseThrow()
                .login("");
        assertThat(RegistryLogin.store(List.of(login), Map.of(), AwsOrder.STANDARD, notice -> {})
                        .find("r.example.com:5000"))
                .map(Credentials::user)
                .contains("ann");
        assertThat(login.secrets()).containsExactly("hunter2");
    }

    @Test
    void shouldSayWhichTypesServe() throws Exception {
        keep(token("text", "abc"));
        keep(new Odd());
        FreeStyleBuild run = build();
        assertRefused(
                () -> Logins.registry(run, "text", "r.example.com").map(found -> found.login("")),
                "is no login to a registry");
        assertRefused(() -> Logins.cluster(run, order("odd").with("serverUrl", SERVER)), "secret file (kubeconfig)");
        assertRefused(() -> Logins.registry(run, "gone", "r.example.com"), "no credentials 'gone'");
    }

    @Test
    void shouldUseTheGlobalRegistryLoginAtTheGlobalRegistryOnly() throws Exception {
        keep(user("push"));
        MiGlobalConfiguration global = MiGlobalConfiguration.get();
        global.setRegistry("r.example.com/mi");
        global.setRegistryCredentialsId("push");
        FreeStyleBuild run = build();
        assertThat(Logins.registry(run, "", "r.example.com")).isPresent();
        assertThat(Logins.registry(run, "", "evil.example.org")).isEmpty();
        ReleaseOrder order = ReleaseOrder.to("deploy")
                .with("image", "evil.example.org/a:1")
                .with("images", "web=r.example.com/mi/b:1\nlog=docker.io/library/c:1");
        assertThat(Logins.registries(run, order).logins())
                .extracting(RegistryLogin::registry)
                .containsExactly("r.example.com");
        assertThat(Logins.registries(run, order.with("registryCredentialsId", "push"))
                        .logins())
                .extracting(RegistryLogin::registry)
                .containsExactly("evil.example.org", "r.example.com");
    }

    @Test
    void shouldLogInAtAllowedRegistriesOnly() throws Exception {
        keep(user("push"));
        MiGlobalConfiguration.get().setAllowedRegistries("r.example.com");
        FreeStyleBuild run = build();
        ReleaseOrder order = ReleaseOrder.to("deploy").with("registryCredentialsId", "push");
        assertThat(Logins.registries(run, order.with("image", "r.example.com/a:1"))
                        .logins())
                .hasSize(1);
        assertRefused(
                () -> Logins.registries(run, order.with("images", "web=r.example.com/a:1\nlog=evil.example.org/b:1")),
                "registry 'evil.example.org' is not allowed here");
    }
}
