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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The life of an application by the command line: each verb's JSON lines and exit code. */
@ExtendWith(Testbed.class)
class VerbsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    private final String namespace = "verbs-" + ProcessHandle.current().pid();
    private Site site;

    @BeforeEach
    void makeNamespace(Site up) {
        site = up;
        up.kubectl("create", "namespace", namespace);
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private List<JsonNode> done(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output=json", "--kubeconfig", site.kubeconfig().toString(), "-n", namespace));
        int code = Mictl.commandLine().setOut(new PrintWriter(out)).execute(all.toArray(String[]::new));
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString().split("\n")) {
            lines.add(JSON.readTree(line));
        }
        assertThat(lines.get(lines.size() - 1).path("outcome").asText())
                .as(out.toString())
                .isEqualTo("done");
        assertThat(code).isZero();
        return lines;
    }

    private static JsonNode last(List<JsonNode> lines) {
        return lines.get(lines.size() - 1);
    }

    private static List<JsonNode> ofType(List<JsonNode> lines, String type) {
        return lines.stream().filter(l -> l.path("type").asText().equals(type)).toList();
    }

    @Test
    void shouldCarryAnApplicationThroughItsLife() throws IOException {
        WebManifest web = new WebManifest(namespace, site.registry() + "/not/used:1").replicas(2);
        String image = "web=" + ShellImage.in(site.registry());
        Path first = web.in(folder);
        String release = last(done("deploy", "-f", first.toString(), "--image", image))
                .path("release")
                .asText();

        List<JsonNode> status = done("status", "web");
        assertThat(last(status).path("release").asText()).isEqualTo(release);
        assertThat(last(status).path("ready").asInt()).isEqualTo(2);
        assertThat(last(status).path("images").path("web").asText())
                .as("deployed by digest")
                .contains("/shell@sha256:");

        Path picture = folder.resolve("canary.svg");
        Path second = web.version("2").in(folder);
        List<JsonNode> canary = done(
                "canary",
                "-f",
                second.toString(),
                "--image",
                image,
                "--plan",
                "30% 1s, 100%",
                "--timeline",
                picture.toString());
        assertThat(ofType(canary, "traffic"))
                .extracting(t -> t.path("share").asInt())
                .contains(33, 100);
        assertThat(Files.readString(picture)).contains("<svg").contains("is promoted");

        assertThat(ofType(done("history", "web"), "release"))
                .extracting(r -> r.path("releaseOutcome").asText())
                .containsExactly("done", "done");
        assertThat(last(done("rollback", "web")).path("aftermath").asText()).isEqualTo("rolled-back");
        assertThat(ofType(done("undeploy", "web"), "command"))
                .extracting(c -> c.path("command").asText())
                .containsExactly("delete Service " + namespace + "/web", "delete Deployment " + namespace + "/web");
    }
}
