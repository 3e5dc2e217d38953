package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.image.base.CompanyBaseRequest;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProject;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.registry.AwsAccount;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
    private static final Path WORKSPACE = Path.of("/home/agent/clinic");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final BuildSite SITE = new BuildSite(
            WORKSPACE,
            Path.of("/home/agent/clinic@tmp"),
            Map.of("BUILD_NUMBER", "7"),
            (command, env, folder, lines) -> {
                lines.accept(COMMIT);
                return command.equals(List.of("git", "rev-parse", "HEAD")) && folder.equals(WORKSPACE.toString())
                        ? 0
                        : 1;
            });

    @Test
    void shouldAskMavenForWhatTheFieldsSay() throws Exception {
        CarOrder order = new CarOrder(
                "integration",
                "",
                "billing\n audit \n",
                "-Pstaging",
                "ci/settings.xml",
                "cars",
                true,
                CheckOrder.USUAL);
        BuildRequest request = order.request(WORKSPACE);
        assertThat(request.project()).isEqualTo(WORKSPACE.resolve("integration"));
        assertThat(request.modules()).containsExactly("billing", "audit");
        assertThat(request.arguments()).containsExactly("-Pstaging");
        assertThat(request.settings()).isEqualTo(WORKSPACE.resolve("ci/settings.xml"));
        assertThat(request.out()).isEqualTo(WORKSPACE.resolve("cars"));
        assertThat(request.keepBytes()).isTrue();
    }

    @Test
    void shouldBuildTheWorkspaceItselfWhenNoProjectIsNamed() throws Exception {
        BuildRequest request = car("").request(WORKSPACE);
        assertThat(request.project()).isEqualTo(WORKSPACE);
        assertThat(request.settings()).isNull();
        assertThat(request.out()).isNull();
    }

    private static CarOrder car(String builder) {
        return new CarOrder(".", builder, "", "", "", "", false, CheckOrder.USUAL);
    }

    @ParameterizedTest
    @CsvSource({"'', AUTO", "auto, AUTO", "maven, MAVEN", "Native, NATIVE"})
    void shouldBuildByWhatIsNamed(String word, BuilderChoice choice) {
        assertThat(car(word).choice()).isEqualTo(choice);
    }

    @Test
    void shouldNameTheBuildersOfApplicationsWhenAnotherIsAskedFor() {
        assertThatThrownBy(() -> car("ant").choice())
                .isInstanceOf(RefusedException.class)
                .hasMessage("builder: there is no builder 'ant'; one of auto, maven, native, or leave it out");
    }

    @Test
    void shouldCheckAsTheFieldsSay() throws Exception {
        CheckOrder check = new CheckOrder("$V", "EnterpriseIntegrator\nOwn.*", true, "unknown-type:Odd=tried", "");
        CarOrder order =
                new CarOrder(".", "", "", "", "", "", false, check).expanded(text -> text.replace("$V", "4.3"));
        CheckPolicy policy = order.request(WORKSPACE).policy();
        assertThat(policy.strict()).isTrue();
        assertThat(policy.serverRoles()).containsExactly("EnterpriseIntegrator", "Own.*");
        assertThat(policy.miVersion()).hasToString("4.3");
        assertThat(policy.suppressions()).hasSize(1);
        ImageOrder image = new ImageOrder(
                "mi:1",
                "clinic:2",
                "a.car",
                "",
                "",
                "",
                "",
                DockerOrder.NONE,
                PublicationOrder.PLAIN,
                order.check(),
                false);
        assertThat(image.request(SITE).policy()).isEqualTo(policy);
    }

    @Test
    void shouldReadAcceptedFindingsFromAFileOfTheWorkspace(@TempDir Path workspace) {
        CheckOrder check = new CheckOrder("", "", false, "", "ci/car-check.yaml");
        assertThatThrownBy(() -> check.policy(workspace, workspace))
                .hasMessageContaining(workspace.resolve("ci/car-check.yaml").toString());
    }

    @Test
    void shouldTakeFilesOfAnImageFromTheWorkspace() throws Exception {
        ImageRequest request = new ImageOrder(
                        "mi:1",
                        "clinic:2",
                        "a.car\nb.car",
                        "latest",
                        "deployment.toml:conf/\n/etc/ca.pem:/etc/",
                        "k=v",
                        "registry",
                        DockerOrder.NONE,
                        PublicationOrder.PLAIN,
                        CheckOrder.USUAL,
                        false)
                .request(SITE);
        assertThat(request.cars()).containsExactly(WORKSPACE.resolve("a.car"), WORKSPACE.resolve("b.car"));
        assertThat(request.additions()).containsExactly("/home/agent/clinic/deployment.toml:conf", "/etc/ca.pem:/etc");
        assertThat(request.tags()).containsExactly("latest");
        assertThat(request.labels()).containsExactly("k=v");
        assertThat(request.builder()).isEqualTo(Builder.REGISTRY);
    }

    @Test
    void shouldNameTheBuildersWhenAnotherIsAskedFor() {
        ImageOrder order = new ImageOrder(
                "mi:1",
                "clinic:2",
                "a.car",
                "",
                "",
                "",
                "kaniko",
                DockerOrder.NONE,
                PublicationOrder.PLAIN,
                CheckOrder.USUAL,
                false);
        assertThatThrownBy(() -> order.request(SITE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("kaniko")
                .hasMessageContaining("registry");
    }

    @ParameterizedTest
    @CsvSource({
        "clinic/web:1, registry.example.com/team/, registry.example.com/team/clinic/web:1",
        "web:1, registry.example.com, registry.example.com/web:1",
        "localhost/web:1, registry.example.com, localhost/web:1",
        "localhost:5000/web:1, registry.example.com, localhost:5000/web:1",
        "other.example.com/web:1, registry.example.com, other.example.com/web:1",
        "clinic/web:1, '', clinic/web:1",
    })
    void shouldPushToTheUsualRegistryUnlessAHostIsNamed(String to, String registry, String target) {
        assertThat(ImageOrder.target(to, registry)).isEqualTo(target);
    }

    @Test
    void shouldReplaceVariablesEverywhereButInObjects() {
        ReleaseOrder order = ReleaseOrder.to("deploy").with("image", "web:$TAG").with("yaml", "value: $TAG");
        ReleaseOrder expanded = order.expanded(text -> text.replace("$TAG", "7"));
        assertThat(expanded.field("image")).isEqualTo("web:7");
        assertThat(expanded.field("yaml")).isEqualTo("value: $TAG");
    }

    @Test
    void shouldComeBackEqualFromWhereItIsKept() throws Exception {
        ReleaseOrder order =
                ReleaseOrder.to("canary").with("plan", "10% 1m, 100%").with("dryRun", "true");
        assertThat(crossed(order)).isEqualTo(order);
        assertThat(order.is("dryRun")).isTrue();
        assertThat(order.field("namespace")).isEmpty();
    }

    private static ImageOrder docker(String base, String additions, DockerOrder project) {
        return new ImageOrder(
                base,
                "clinic:2",
                "a.car",
                "latest",
                additions,
                "k=v",
                "buildah",
                project,
                PublicationOrder.PLAIN,
                CheckOrder.USUAL,
                false);
    }

    @Test
    void shouldTakeADockerProjectFromTheWorkspace() throws Exception {
        DockerOrder project = new DockerOrder(
                "docker/$UNIT", "", "VERSION=1\nTOKEN", "id=a,src=ci/a.txt\nid=b,source=/etc/b\nid=c,env=C");
        DockerProject request = docker("", "", project)
                .expanded(text -> text.replace("$UNIT", "batch"))
                .dockerProject(SITE);
        assertThat(request.context()).isEqualTo(WORKSPACE.resolve("docker/batch"));
        assertThat(request.dockerfile()).isNull();
        assertThat(request.cars()).containsExactly(WORKSPACE.resolve("a.car"));
        assertThat(request.tags()).containsExactly("latest");
        assertThat(request.labels()).containsExactly("k=v");
        assertThat(request.arguments()).containsExactly("VERSION=1", "TOKEN");
        assertThat(request.secrets())
                .containsExactly("id=a,src=/home/agent/clinic/ci/a.txt", "id=b,src=/etc/b", "id=c,env=C");
        assertThat(request.builder()).isEqualTo(Builder.BUILDAH);
    }

    @Test
    void shouldAcceptFindingsOfADockerfileApart() throws Exception {
        CheckOrder check = new CheckOrder("", "", false, "user-root=meant so\nother-name:a=known", "");
        ImageOrder order = new ImageOrder(
                "",
                "clinic:2",
                "",
                "",
                "",
                "",
                "",
                new DockerOrder("docker", "", "", ""),
                PublicationOrder.PLAIN,
                check,
                false);
        DockerProject request = order.dockerProject(SITE);
        assertThat(request.suppressions()).containsExactly("user-root=meant so");
        assertThat(request.policy().suppressions()).hasSize(1);
    }

    @Test
    void shouldTakeTheFolderOfTheDockerfileForTheProject() throws Exception {
        DockerOrder project = new DockerOrder("", "docker/batch/Dockerfile.ci", "", "");
        DockerProject request = docker("", "", project).dockerProject(SITE);
        assertThat(request.context()).isEqualTo(WORKSPACE.resolve("docker/batch"));
        assertThat(request.dockerfile()).isEqualTo(WORKSPACE.resolve("docker/batch/Dockerfile.ci"));
    }

    @Test
    void shouldRefuseWhatTheDockerfileSaysItself() {
        DockerOrder project = new DockerOrder("docker", "", "", "");
        assertThatThrownBy(() -> docker("mi:1", "a:b", project).dockerProject(SITE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("base: the Dockerfile of the project names the base")
                .hasMessageContaining("additions: the Dockerfile of the project says what is added");
    }

    @Test
    void shouldTakeTheFilesOfABaseFromTheWorkspace() throws Exception {
        BaseOrder order = new BaseOrder(
                        "mi:$V",
                        "clinic/base:1",
                        "latest",
                        "common.toml\n/etc/more.toml",
                        "lib/a.jar",
                        "b.jar",
                        "probe.car",
                        "db=$env{DB}",
                        "ci/secrets",
                        "store.jks:conf/",
                        "k=v",
                        new PublicationOrder("{version}-{git}", false, true),
                        true)
                .expanded(text -> text.replace("$V", "4.4"))
                .to("registry.example.com/clinic/base:1");
        CompanyBaseRequest request = order.request(SITE);
        assertThat(request.from()).isEqualTo("mi:4.4");
        assertThat(request.to()).isEqualTo("registry.example.com/clinic/base:1");
        assertThat(request.configurations())
                .containsExactly(WORKSPACE.resolve("common.toml"), Path.of("/etc/more.toml"));
        assertThat(request.libraries()).containsExactly(WORKSPACE.resolve("lib/a.jar"));
        assertThat(request.dropins()).containsExactly(WORKSPACE.resolve("b.jar"));
        assertThat(request.cars()).containsExactly(WORKSPACE.resolve("probe.car"));
        assertThat(request.secrets()).containsExactly("db=$env{DB}");
        assertThat(request.secretsFile()).isEqualTo(WORKSPACE.resolve("ci/secrets"));
        assertThat(request.additions()).containsExactly("/home/agent/clinic/store.jks:conf");
        assertThat(request.publication().tagFormat()).isEqualTo("{version}-{git}");
        Attestations attestations = request.publication().attestations();
        assertThat(attestations.provenance()).isFalse();
        assertThat(attestations.sbom()).isTrue();
        assertThat(attestations.origin().number()).isEqualTo("7");
        assertThat(attestations.origin().commit()).isEqualTo(COMMIT);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Serializable> T crossed(T order) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(order);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @Test
    void shouldRebaseOntoWhatEachNameStandsForUnlessAnotherIsNamed() {
        assertThat(new RebaseOrder("a:1\n\nb:1", " ", "", false, AttestationOrder.NONE, false).request())
                .isEqualTo(new RebaseRequest(List.of("a:1", "b:1"), null, null, false));
        AttestationOrder bill = new AttestationOrder(false, true, "https://ci.example.com/");
        assertThat(new RebaseOrder("a:1", "mi:2", "next", true, bill, false).request())
                .isEqualTo(new RebaseRequest(
                        List.of("a:1"),
                        "mi:2",
                        "next",
                        true,
                        new Attestations(false, true, new BuildOrigin("", "", "", "https://ci.example.com/"))));
    }

    @Test
    void shouldSayThatTheTagOfARebaseIsNone() {
        assertThatThrownBy(() -> new RebaseOrder("a:1", "", "a b", false, AttestationOrder.NONE, false)
                        .run(RegistryAccess.ANONYMOUS, new ContentCache(WORKSPACE), Reporter.silent()))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("tag: 'a b' is no tag");
    }

    @Test
    void shouldAskAwsAsTheFieldsSay() {
        assertThat(AwsOrder.STANDARD.account()).isEqualTo(AwsAccount.STANDARD);
        AwsOrder order = new AwsOrder("push", "arn:aws:iam::123456789012:role/push");
        assertThat(order.account()).isEqualTo(new AwsAccount("push", "arn:aws:iam::123456789012:role/push"));
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> new AwsOrder("", "push").account());
        assertThat(FieldNames.sentences(refused)).startsWith("awsRole: 'push' is no role at AWS");
    }

    /** A build outside of a node must not be able to act as whatever the controller may be at AWS. */
    @ParameterizedTest
    @CsvSource({"push, '', awsProfile", "'', arn:aws:iam::123456789012:role/push, awsRole"})
    void shouldLeaveTheControllersAccountAtAwsAlone(String profile, String role, String field) {
        RegistryOrder order = new RegistryOrder(false, List.of(), "", new AwsOrder(profile, role));
        assertThatThrownBy(() -> order.access(Map.of(), notice -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith(field + ": ")
                .hasMessageContaining("stand inside of node { }, or name AWS credentials");
        assertThat(order.access(Map.of("PATH", "/bin"), notice -> {})).isNotNull();
    }

    @Test
    void shouldCreateRepositoriesAtEcrAloneAndOnlyIfAskedTo() throws Exception {
        ImageReference ecr = ImageReference.parse("123456789012.dkr.ecr.eu-central-1.amazonaws.com/clinic:1", "");
        Repositories repositories = crossed(new RepositoryOrder(true, true, true).where(AwsOrder.STANDARD));
        assertThat(repositories.creation(ecr).orElseThrow().sentence())
                .isEqualTo(
                        "create the repository clinic at 123456789012.dkr.ecr.eu-central-1.amazonaws.com, if it is not "
                                + "there, with tags that stay, scanned on push");
        assertThat(repositories.creation(ImageReference.parse("registry.example.com/clinic:1", "")))
                .isEmpty();
        assertThat(RepositoryOrder.NONE.where(AwsOrder.STANDARD).creation(ecr)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, false, immutableTags", "false, true, scanOnPush"})
    void shouldRefusePropertiesOfARepositoryThatIsNotToBeCreated(boolean immutable, boolean scanned, String field) {
        assertThatThrownBy(() -> new RepositoryOrder(false, immutable, scanned).check())
                .isInstanceOf(RefusedException.class)
                .hasMessage(field + ": is said of a repository that is created; say createRepository, too");
        new RepositoryOrder(true, immutable, scanned).check();
    }

    @Test
    void shouldSpeakToAllowedRegistriesOnly() throws Exception {
        RegistryOrder order = new RegistryOrder(false, List.of(), "registry.example.com\n*.dkr.ecr.*");
        order.check(ImageReference.parse("registry.example.com/a:1", ""));
        assertThatThrownBy(() -> order.check(ImageReference.parse("wso2/wso2mi:4.4.0", "")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("registry 'docker.io' is not allowed here; use one of: registry.example.com");
        Registries registries = new Registries(order.access(Map.of(), notice -> {}));
        assertThatThrownBy(() -> registries.readable(ImageReference.parse("evil.example.org/a:1", "")))
                .isInstanceOf(RefusedException.class);
    }
}
