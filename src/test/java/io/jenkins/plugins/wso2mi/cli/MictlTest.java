package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.ApiServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MictlTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CONFIG = "{apiVersion: v1, kind: ConfigMap, metadata: {name: conf}}";

    @TempDir
    private Path folder;

    /** Runs a verb that has to refuse; gives the problems that its result names for machines. */
    private static List<String> refused(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--output=json");
        MictlRun run = MictlRun.of(all.toArray());
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("\tat ");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            JsonNode event = JSON.readTree(line);
            assertThat(event.path("type").asText()).isNotEmpty();
            assertThat(Instant.parse(event.path("time").asText())).isBeforeOrEqualTo(Instant.now());
            lines.add(event);
        }
        JsonNode result = lines.get(lines.size() - 1);
        assertThat(result.path("type").asText()).isEqualTo("result");
        assertThat(result.path("outcome").asText()).isEqualTo("refused");
        List<String> problems = new ArrayList<>();
        result.path("problems").forEach(p -> problems.add(p.asText()));
        assertThat(run.errors()).as("one message a problem: " + run.err()).hasSameSizeAs(problems);
        return problems;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Nested
    class Told {
        @Test
        void shouldSayItsVersion() {
            MictlRun run = MictlRun.of("--version");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("mictl ").hasLineCount(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "deploy", "canary", "car check", "image build", "undeploy", "demo"})
        void shouldListExitCodesInItsHelp(String verb) {
            List<String> words = new ArrayList<>(List.of(verb.split(" ")));
            words.removeIf(String::isEmpty);
            words.add("--help");
            MictlRun run = MictlRun.of(words.toArray());
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .contains("Exit codes:")
                    .containsPattern("\\b2 +wrong use, or refused before anything was touched")
                    .containsPattern("\\b5 +failed, and could not be taken back")
                    .containsPattern("\\b130 +interrupted");
        }

        @Test
        void shouldNameEveryVerbInItsHelp() {
            assertThat(MictlRun.of("--help").out())
                    .contains("car", "image", "deploy", "canary", "promote", "abort", "status", "history")
                    .contains("rollback", "undeploy", "demo", "completion");
        }

        @Test
        void shouldPrintACompletionScript() {
            MictlRun run = MictlRun.of("completion");
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).startsWith("#!").contains("complete -F", "mictl", "undeploy", "--on-failure");
        }
    }

    @Nested
    class WronglyUsed {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | say what to do",
                    "car | say what to do: build, show, check or diff",
                    "deploy | Missing required option: '--file=PATH'",
                    "canary -f x | Missing required option: '--plan=PLAN'",
                    "status | Missing required parameter: 'APP'",
                    "status web more | Unmatched argument at index 2: 'more'",
                    "deploy -f x --on-failure panic | Invalid value for option '--on-failure'",
                    "deploy -f x --time=1m | Unknown option: '--time=1m'",
                    "deploy -f x --output yaml | Invalid value for option '--output'",
                    "undeploy | Missing required argument",
                    "undeploy -f x web | Unmatched argument at index 3: 'web'",
                })
        void shouldSayInOneMessageWhatIsWrong(String words, String message) {
            MictlRun run = MictlRun.of((Object[]) (words.isEmpty() ? new String[0] : words.split(" ")));
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("error: ")
                    .contains(message);
            assertThat(run.err()).contains("try: mictl").doesNotContain("\tat ");
            assertThat(run.out()).isEmpty();
        }

        @Test
        void shouldGuessWhatWasMeant() {
            MictlRun run = MictlRun.of("deplyo", "-f", "x");
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("Did you mean").contains("deploy");
        }
    }

    @Nested
    class Refused {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "50% | the last weight is 50%",
                    "ten percent, 100% | 'ten percent' is no step",
                    "50% 30s, 20%, 100% | weight 20% after 50%",
                    "50% 30, 100% | '30' is no duration",
                })
        void shouldRefuseABadPlan(String plan, String message) throws IOException {
            assertThat(refused("canary", "-f", "x", "--plan", plan))
                    .singleElement()
                    .asString()
                    .startsWith("--plan: ")
                    .contains(message);
        }

        @ParameterizedTest
        @ValueSource(strings = {"deploy -f x", "undeploy web", "promote web"})
        void shouldRefuseADurationWithoutUnit(String verb) throws IOException {
            assertThat(refused((verb + " --timeout 10").split(" ")))
                    .containsExactly("--timeout: '10' is no duration; write a number and a unit,"
                            + " such as 30s, 10m or 1h30m");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "deploy -f %s",
                    "canary -f %s --plan 100%%",
                    "status web",
                    "history web",
                    "rollback web",
                    "promote web",
                    "abort web",
                    "recover",
                    "undeploy web",
                    "undeploy -f %s",
                })
        void shouldRefuseAClusterThatDoesNotAnswer(String verb) throws IOException {
            int port = closedPort();
            Path manifest = file("conf.yaml", CONFIG);
            List<String> words =
                    new ArrayList<>(List.of(verb.formatted(manifest).split(" ")));
            words.add("--kubeconfig=" + ApiServer.kubeconfig(folder, port));
            assertThat(refused(words.toArray(String[]::new)))
                    .containsExactly("cluster http://127.0.0.1:" + port + "/: connection refused;"
                            + " check the address, the network and the TLS certificate of the API server");
        }

        @Test
        void shouldRefuseAKubeconfigThatIsNotThere() throws IOException {
            assertThat(refused("status", "web", "--kubeconfig", "nowhere"))
                    .containsExactly("--kubeconfig: there is no file nowhere; give the path of a kubeconfig");
        }

        @Test
        void shouldRefuseACarThatIsNoArchive() throws IOException {
            Path odd = file("odd.car", "no zip");
            assertThat(refused(
                            "car",
                            "check",
                            odd.toString(),
                            folder.resolve("missing.car").toString()))
                    .hasSize(2)
                    .anySatisfy(p -> assertThat(p).contains("odd.car"))
                    .anySatisfy(p -> assertThat(p).contains("missing.car"));
        }

        @Test
        void shouldRefuseAProjectThatIsNotThere() throws IOException {
            assertThat(refused("car", "build", folder.resolve("nowhere").toString()))
                    .singleElement()
                    .asString()
                    .contains("nowhere");
        }

        @Test
        void shouldRefuseAnImageThatIsBuiltOnNothing() throws IOException {
            assertThat(refused("image", "build", "--to", "shop/web:1"))
                    .containsExactly(
                            "--base: is missing; name the image to build on, or the folder of a docker project");
        }

        @Test
        void shouldRefuseWhatADockerfileSaysItself() throws IOException {
            Path dockerfile = file("Dockerfile", "FROM wso2/wso2mi:4.4.0");
            assertThat(refused(
                            "image",
                            "build",
                            "--file",
                            dockerfile.toString(),
                            "--to",
                            "shop/web:1",
                            "--base",
                            "shop/base:1",
                            "--add",
                            "a:b"))
                    .hasSize(2)
                    .anySatisfy(p -> assertThat(p).startsWith("--base: "))
                    .anySatisfy(p -> assertThat(p).startsWith("--add: "));
        }

        @ParameterizedTest
        @ValueSource(strings = {"car check", "car build .", "image build --base b:1 --to t:1"})
        void shouldRefuseASuppressionWithoutReason(String verb) throws IOException {
            List<String> words = new ArrayList<>(List.of(verb.split(" ")));
            words.addAll(List.of("--suppress", "other-name"));
            if (verb.equals("car check")) {
                words.add(2, folder.resolve("any.car").toString());
            }
            assertThat(refused(words.toArray(String[]::new)))
                    .singleElement()
                    .asString()
                    .contains("gives no reason");
        }

        @Test
        void shouldRefuseABadImageName() throws IOException {
            assertThat(refused("image", "build", "--base", "Not//A/Name", "--to", "shop/web:a:b"))
                    .anySatisfy(p -> assertThat(p).startsWith("--base: ").contains("Not//A/Name"))
                    .anySatisfy(p -> assertThat(p).startsWith("--to: ").contains("shop/web:a:b"));
        }
    }

    /** With a server that would tell of any request that is one too many. */
    @Nested
    class RefusedBeforeTheClusterIsTouched {
        private List<String> refusedByFiles(Path file, String... more) throws IOException {
            try (ApiServer server = new ApiServer()) {
                List<String> words = new ArrayList<>(List.of("deploy", "-f", file.toString()));
                words.add("--kubeconfig=" + server.kubeconfig(folder));
                words.addAll(List.of(more));
                List<String> problems = refused(words.toArray(String[]::new));
                assertThat(server.requests())
                        .as("files are read before the cluster is asked")
                        .isEmpty();
                return problems;
            }
        }

        @Test
        void shouldRefuseAFileThatIsNotThere() throws IOException {
            Path missing = folder.resolve("missing.yaml");
            assertThat(refusedByFiles(missing))
                    .containsExactly(missing + ": there is no such file or folder; correct the path");
        }

        @Test
        void shouldRefuseInvalidYamlByLine() throws IOException {
            Path broken = file("broken.yaml", "apiVersion: v1\nkind: [\n");
            assertThat(refusedByFiles(broken)).singleElement().asString().startsWith(broken + ":3: no valid YAML: ");
        }

        @Test
        void shouldTellOfAllProblemsAtOnce() throws IOException {
            Path files = Files.createDirectory(folder.resolve("k8s"));
            Files.writeString(files.resolve("a.yaml"), "kind: Service");
            Files.writeString(files.resolve("b.yaml"), "a: b: c");
            Files.writeString(files.resolve("c.yaml"), CONFIG);
            assertThat(refusedByFiles(files, "--image", "web")).hasSize(3);
        }

        @Test
        void shouldRefuseAnImageForAContainerThatNoWorkloadHas() throws IOException {
            assertThat(refusedByFiles(file("conf.yaml", CONFIG), "--image", "web=shop/web:1"))
                    .containsExactly("--image: no workload has a container 'web'; the files hold no workload");
        }

        @Test
        void shouldRefuseANameThatKubernetesWouldNotTake() throws IOException {
            try (ApiServer server = new ApiServer()) {
                assertThat(refused("status", "Not_A_Name", "--kubeconfig=" + server.kubeconfig(folder)))
                        .singleElement()
                        .asString()
                        .contains("'Not_A_Name' is no Kubernetes name");
            }
        }

        @Test
        void shouldRefuseWhenTheServerDoesNotTellItsKinds() throws IOException {
            try (ApiServer server = new ApiServer()) {
                server.answer(
                        "/apis/shop.example/v1",
                        403,
                        "{\"kind\":\"Status\",\"code\":403,\"message\":\"forbidden to look\"}");
                Path manifest = file("cart.yaml", "{apiVersion: shop.example/v1, kind: Cart, metadata: {name: one}}\n");
                assertThat(refused("deploy", "-f", manifest.toString(), "--kubeconfig=" + server.kubeconfig(folder)))
                        .singleElement()
                        .asString()
                        .startsWith(manifest + ":1: ")
                        .contains("forbidden to look");
            }
        }
    }

    @Test
    void shouldEndTheProcessAtOnceAndWithTheExitCode() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Mictl.class.getName(),
                        "status",
                        "web",
                        "--kubeconfig=nowhere")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(folder.resolve("log"))
                .content()
                .contains("there is no file nowhere")
                .doesNotContain("\tat ");
    }
}
