package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.ManagementSecret;
import io.jenkins.plugins.wso2mi.testbed.ServerManifest;
import io.jenkins.plugins.wso2mi.testbed.ShellImage;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import io.jenkins.plugins.wso2mi.testbed.WebManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two servers asked and changed by {@code mictl management}, through the API server. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class ManagementIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PASSWORD = "not-the-password";

    @TempDir
    private Path folder;

    private final String namespace = "managed-" + ProcessHandle.current().pid();
    private Site site;

    private record Run(int exitCode, JsonNode result, String err) {}

    @BeforeEach
    void makeNamespace(Site up) {
        site = up;
        up.kubectl("create", "namespace", namespace);
        ManagementSecret.make(up, namespace, "mi-admin", "admin");
        ManagementSecret.make(up, namespace, "mi-wrong", PASSWORD);
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false");
    }

    private List<String> servers() throws Exception {
        String image = StandInImage.with(
                List.of(TinyCar.write(folder, "clinic", "1.0.0")),
                site.registry(),
                "clinic/managed:1",
                new ContentCache(folder.resolve("cache")));
        String yaml = ServerManifest.yaml(namespace, "clinic", image).replace("replicas: 1", "replicas: 2");
        site.kubectl(
                "apply",
                "-f",
                Files.writeString(folder.resolve("clinic.yaml"), yaml).toString());
        site.kubectl(
                "apply",
                "-f",
                new WebManifest(namespace, ShellImage.in(site.registry()))
                        .in(folder)
                        .toString());
        for (String name : List.of("clinic", "web")) {
            site.kubectl("-n", namespace, "rollout", "status", "deployment", name, "--timeout=90s");
        }
        return List.of(site.kubectl("-n", namespace, "get", "pods", "-l", "app=clinic", "-o", "name")
                .strip()
                .replace("pod/", "")
                .split("\n"));
    }

    private Run management(String secret, String... arguments) throws IOException {
        List<Object> words = new ArrayList<>(List.of("management"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("-n", namespace, "--management-secret", secret, "--output=json"));
        words.addAll(List.of("--kubeconfig", site.kubeconfig()));
        MictlRun run = MictlRun.of(words.toArray());
        assertThat(run.err()).doesNotContain(PASSWORD).doesNotContain("AccessToken");
        String[] lines = run.out().split("\n");
        return new Run(run.exitCode(), JSON.readTree(lines[lines.length - 1]), run.err());
    }

    @Test
    void shouldTellWhatServersRunAndWherePodsDiffer() throws Exception {
        List<String> pods = servers();
        assertThat(pods).hasSize(2);

        Run applications = management("mi-admin", "clinic", "applications");
        assertThat(applications.exitCode()).as(applications.err()).isZero();
        assertThat(applications.err()).contains("clinic  active  1.0.0").contains("applications: 1 in 2 pods");
        assertThat(management("mi-admin", "clinic", "sequences", "clinicSequence")
                        .err())
                .contains("tracing");

        Run level = management("mi-admin", "clinic", "logging", "synapse", "--level", "debug", "--pod", pods.get(0));
        assertThat(level.exitCode()).as(level.err()).isZero();
        Run loggers = management("mi-admin", "clinic", "logging");
        assertThat(loggers.result().path("differing")).hasSize(1);
        assertThat(loggers.result().path("entries").toString())
                .contains("\"level\":\"DEBUG\"},\"pods\":[\"" + pods.get(0) + "\"]");
        assertThat(loggers.err()).contains("not the same in all: synapse");

        Run absent = management("mi-admin", "clinic", "proxy-services", "Gone");
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.err()).contains("no pod has it");
        Run refused = management("mi-admin", "clinic", "proxy-services", "Gone", "--deactivate");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Proxy service could not be found").contains("changed in 0 of 2 pods");

        shouldSayWhyItIsNotTold();
    }

    private void shouldSayWhyItIsNotTold() throws IOException {
        Run wrong = management("mi-wrong", "clinic", "apis");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("does not take the username and password (HTTP 401)");
        Run none = management("mi-none", "clinic", "apis");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("there is no Secret mi-none");
        Run unknown = management("mi-admin", "clinic", "data-services");
        assertThat(unknown.err()).contains("HTTP 404").contains("the server's version may not have it yet");
        Run other = management("mi-admin", "web", "apis");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(other.err()).contains("nobody answers on port 9164").contains("-DenableManagementApi=true");
    }
}
