package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Wrong input against a real cluster and registry: exit 2, one message a problem, and nothing changed. */
@ExtendWith(Testbed.class)
class WrongInputIT {
    private static final String NAMESPACE = "wrong-input";

    private static Site site;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeNamespace(Site up) {
        site = up;
        up.kubectl("create", "namespace", NAMESPACE);
        up.kubectl("-n", NAMESPACE, "create", "serviceaccount", "guest");
    }

    @AfterAll
    static void removeNamespace() {
        site.kubectl("delete", "namespace", NAMESPACE, "--wait=false");
    }

    /** Runs mictl, and returns the problems that its result tells; asserts that it refused. */
    private static List<String> refused(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        CommandLine line = Mictl.commandLine().setOut(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--output=json");
        int code = line.execute(all.toArray(String[]::new));
        String[] lines = out.toString().split("\n");
        JsonNode result = JsonMapper.builder().build().readTree(lines[lines.length - 1]);
        assertThat(code).as(out.toString()).isEqualTo(2);
        assertThat(result.path("type").asText()).isEqualTo("result");
        assertThat(result.path("outcome").asText()).isEqualTo("refused");
        List<String> problems = new ArrayList<>();
        result.path("problems").forEach(p -> problems.add(p.asText()));
        return problems;
    }

    private List<String> deployRefused(String yaml, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("web.yaml"), yaml);
        List<String> arguments = new ArrayList<>(List.of(
                "deploy",
                "-f",
                file.toString(),
                "--kubeconfig",
                site.kubeconfig().toString(),
                "-n",
                NAMESPACE));
        arguments.addAll(List.of(more));
        List<String> problems = refused(arguments.toArray(String[]::new));
        assertThat(site.kubectl("-n", NAMESPACE, "get", "deployments,services,leases", "-o", "name"))
                .as("nothing was changed")
                .isEmpty();
        return problems;
    }

    private static WebManifest web() {
        return new WebManifest(NAMESPACE, ShellImage.in(site.registry()));
    }

    @Test
    void shouldRefuseAnUnknownField() throws IOException {
        String misspelt = web().yaml().replace("replicas: 1", "replicass: 1");
        assertThat(deployRefused(misspelt)).singleElement().asString().contains("web.yaml:1", "replicass");
    }

    @Test
    void shouldRefuseAKindThatTheClusterDoesNotKnow() throws IOException {
        String unknown = web().yaml().replaceFirst("apps/v1", "apps/v9");
        assertThat(deployRefused(unknown)).singleElement().asString().contains("no Deployment in apps/v9");
    }

    @Test
    void shouldRefuseANamespaceThatIsNotThere() throws IOException {
        String elsewhere = web().yaml().replace("namespace: " + NAMESPACE, "namespace: nowhere");
        assertThat(deployRefused(elsewhere)).hasSize(2).allSatisfy(p -> assertThat(p)
                .contains("namespaces \"nowhere\" not found"));
    }

    @Test
    void shouldRefuseAnImageThatTheRegistryDoesNotHave() throws IOException {
        String missing = "web=" + site.registry() + "/shop/web:9.9.9";
        assertThat(deployRefused(web().yaml(), "--image", missing))
                .singleElement()
                .asString()
                .contains("the registry has no " + site.registry() + "/shop/web:9.9.9");
    }

    @Test
    void shouldRefuseABadImageNameAndAnUnknownContainerTogether() throws IOException {
        assertThat(deployRefused(web().yaml(), "--image", "web=Shop//Web", "--image", "wbe=shop/web:1"))
                .anySatisfy(p -> assertThat(p)
                        .contains("no workload has a container 'wbe'")
                        .contains("web"));
        assertThat(deployRefused(web().yaml(), "--image", "web=Shop//Web"))
                .singleElement()
                .asString()
                .contains("Shop//Web");
    }

    @Test
    void shouldRefuseANamespaceWithoutPermission() throws IOException {
        String token = site.kubectl("-n", NAMESPACE, "create", "token", "guest").strip();
        String kubeconfig = Files.readString(site.kubeconfig())
                .replaceAll("client-certificate-data: [A-Za-z0-9+/=]+", "token: " + token)
                .replaceAll(",?\\s*client-key-data: [A-Za-z0-9+/=]+", "");
        Path guest = Files.writeString(folder.resolve("guest.kubeconfig"), kubeconfig);
        Path file = web().in(folder);
        List<String> problems =
                refused("deploy", "-f", file.toString(), "--kubeconfig", guest.toString(), "-n", NAMESPACE);
        assertThat(problems).anySatisfy(p -> assertThat(p).contains("forbidden"));
        assertThat(problems).anySatisfy(p -> assertThat(p).contains("may not").contains("watch pods"));
        assertThat(String.join("\n", problems)).doesNotContain(token);
    }

    @Test
    void shouldRefuseToBuildOnABaseThatIsNotThere() throws IOException {
        assertThat(refused(
                        "image",
                        "build",
                        "--base",
                        site.registry() + "/no/base:1",
                        "--to",
                        site.registry() + "/shop/web:1"))
                .isNotEmpty()
                .anySatisfy(p -> assertThat(p).contains("/no/base:1"));
    }

    @Test
    void shouldRefuseARegistryThatCannotBeReached() throws IOException {
        assertThat(refused("image", "build", "--base", "127.0.0.1:9/a/b:1", "--to", "127.0.0.1:9/a/c:1"))
                .isNotEmpty()
                .anySatisfy(p -> assertThat(p).contains("127.0.0.1:9"));
    }

    @Test
    void shouldRefuseWhenThereIsNothingToPromoteOrRollBack() throws IOException {
        String config = site.kubeconfig().toString();
        assertThat(refused("promote", "ghost", "--kubeconfig", config, "-n", NAMESPACE))
                .hasSize(1);
        assertThat(refused("rollback", "ghost", "--kubeconfig", config, "-n", NAMESPACE))
                .hasSize(1);
        assertThat(refused("status", "Not_A_Name", "--kubeconfig", config, "-n", NAMESPACE))
                .hasSize(1);
        assertThat(refused("undeploy", "ghost", "--kubeconfig", config, "-n", NAMESPACE))
                .hasSize(1);
    }
}
