package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrdersTest {
    private static final Path WORKSPACE = Path.of("/home/agent/clinic");

    @Test
    void shouldAskMavenForWhatTheFieldsSay() throws IOException {
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
    void shouldBuildTheWorkspaceItselfWhenNoProjectIsNamed() throws IOException {
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
    void shouldCheckAsTheFieldsSay() throws IOException {
        CheckOrder check = new CheckOrder("$V", "EnterpriseIntegrator\nOwn.*", true, "unknown-type:Odd=tried", "");
        CarOrder order =
                new CarOrder(".", "", "", "", "", "", false, check).expanded(text -> text.replace("$V", "4.3"));
        CheckPolicy policy = order.request(WORKSPACE).policy();
        assertThat(policy.strict()).isTrue();
        assertThat(policy.serverRoles()).containsExactly("EnterpriseIntegrator", "Own.*");
        assertThat(policy.miVersion()).hasToString("4.3");
        assertThat(policy.suppressions()).hasSize(1);
        ImageOrder image = new ImageOrder("mi:1", "clinic:2", "a.car", "", "", "", "", order.check(), false);
        assertThat(image.request(WORKSPACE).policy()).isEqualTo(policy);
    }

    @Test
    void shouldReadAcceptedFindingsFromAFileOfTheWorkspace(@TempDir Path workspace) {
        CheckOrder check = new CheckOrder("", "", false, "", "ci/car-check.yaml");
        assertThatThrownBy(() -> check.policy(workspace, workspace))
                .hasMessageContaining(workspace.resolve("ci/car-check.yaml").toString());
    }

    @Test
    void shouldTakeFilesOfAnImageFromTheWorkspace() throws IOException {
        ImageRequest request = new ImageOrder(
                        "mi:1",
                        "clinic:2",
                        "a.car\nb.car",
                        "latest",
                        "deployment.toml:conf/\n/etc/ca.pem:/etc/",
                        "k=v",
                        "registry",
                        CheckOrder.USUAL,
                        false)
                .request(WORKSPACE);
        assertThat(request.cars()).containsExactly(WORKSPACE.resolve("a.car"), WORKSPACE.resolve("b.car"));
        assertThat(request.additions()).containsExactly("/home/agent/clinic/deployment.toml:conf", "/etc/ca.pem:/etc");
        assertThat(request.tags()).containsExactly("latest");
        assertThat(request.labels()).containsExactly("k=v");
        assertThat(request.builder()).isEqualTo(Builder.REGISTRY);
    }

    @Test
    void shouldNameTheBuildersWhenAnotherIsAskedFor() {
        ImageOrder order = new ImageOrder("mi:1", "clinic:2", "a.car", "", "", "", "kaniko", CheckOrder.USUAL, false);
        assertThatThrownBy(() -> order.request(WORKSPACE))
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
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(kept)) {
            out.writeObject(order);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(kept.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(order);
        }
        assertThat(order.is("dryRun")).isTrue();
        assertThat(order.field("namespace")).isEmpty();
    }
}
