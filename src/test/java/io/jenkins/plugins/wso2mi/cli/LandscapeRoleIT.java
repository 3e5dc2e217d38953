package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.testbed.StandInImage;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * An account with the roles of {@code docs/permissions} releases a landscape, and with a right to make or change less
 * it does not.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class LandscapeRoleIT {
    private static final List<String> KINDS = List.of(
            "deployments",
            "services",
            "configmaps",
            "ingresses",
            "horizontalpodautoscalers",
            "poddisruptionbudgets",
            "serviceaccounts",
            "persistentvolumeclaims");

    private final String namespace = "landscape-role-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private Site site;
    private Path kubeconfig;
    private Path file;

    @BeforeEach
    void bindRoles(Site up) throws IOException {
        site = up;
        kubectl("create", "namespace", namespace);
        kubectl("-n", namespace, "create", "serviceaccount", "releaser");
        kubectl("-n", namespace, "apply", "-f", "docs/permissions/role.yaml");
        Files.writeString(folder.resolve("landscape-role.yaml"), landscapeRole());
        kubectl(
                "-n",
                namespace,
                "apply",
                "-f",
                folder.resolve("landscape-role.yaml").toString());
        String account = "--serviceaccount=" + namespace + ":releaser";
        kubectl("-n", namespace, "create", "rolebinding", "release", "--role=wso2-mi", account);
        kubectl("-n", namespace, "create", "rolebinding", "landscape", "--role=wso2-mi-landscape", account);
        kubectl("create", "clusterrolebinding", namespace, "--clusterrole=" + namespace, account);
        String token = kubectl("-n", namespace, "create", "token", "releaser").strip();
        kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"),
                Files.readString(site.kubeconfig())
                        .replaceAll("client-certificate-data: [A-Za-z0-9+/=]+", "token: " + token)
                        .replaceAll(",?\\s*client-key-data: [A-Za-z0-9+/=]+", ""));
        writeLandscape(up);
    }

    /** The cluster role under a name of this test. */
    private String landscapeRole() throws IOException {
        return Files.readString(Path.of("docs/permissions/landscape.yaml"))
                .replace("wso2-mi-landscape-volumes", namespace);
    }

    private void writeLandscape(Site up) throws IOException {
        String reference = StandInImage.in(up.registry(), new ContentCache(folder.resolve("cache")));
        Files.writeString(folder.resolve("own.toml"), "[server]\nhostname = \"desk\"\n");
        file = folder.resolve("mi.yaml");
        Files.writeString(
                file, """
                units:
                  desk:
                    image: wso2mi-standin
                    deploy:
                      namespace: %s
                      version: 4.4.0
                      registry: %s
                      tag: %s
                      resources: {requests: {cpu: 20m, memory: 128Mi}, limits: {memory: 512Mi}}
                      rollout: {minReadySeconds: 1}
                      config: {conf/deployment.toml: own.toml}
                      scaling: {min: 1, max: 2}
                      disruption: {maxUnavailable: 1}
                      ingress: {paths: /desk}
                      volumes:
                        data: {mount: /data, nfs: {server: files.clinic.example, path: /data}}
                      patches:
                        PersistentVolume: {spec: {nfs: null, hostPath: {path: %s}}}
                """.formatted(namespace, up.registry(), reference.substring(reference.indexOf('@') + 1), folder));
    }

    @AfterEach
    void removeAll() {
        kubectl("delete", "namespace", namespace, "--wait=false");
        kubectl("delete", "clusterrolebinding,clusterrole", namespace, "--ignore-not-found");
        kubectl("delete", "persistentvolume", namespace + "-desk-data", "--ignore-not-found", "--wait=false");
    }

    private String kubectl(String... arguments) {
        return site.kubectl(arguments);
    }

    private MictlRun deploy() {
        return MictlRun.of("deploy", "-f", file, "--kubeconfig", kubeconfig);
    }

    @Test
    void shouldReleaseWithThatAndNotWithLess() throws Exception {
        List<String> needless = new ArrayList<>();
        for (String kind : KINDS) {
            for (String right : List.of("create", "patch")) {
                give(rules(kind, right));
                if (!isRefused(kind)) {
                    needless.add(right + " " + kind);
                }
            }
        }
        assertThat(needless).as("rights that a release does not need").isEmpty();
        assertThat(kubectl("-n", namespace, "get", "deployments,services,persistentvolumeclaims", "-o", "name"))
                .isBlank();

        give(Files.readString(Path.of("docs/permissions/role.yaml")) + "---\n" + landscapeRole());
        MictlRun released = deploy();
        for (int i = 0; released.exitCode() == 2 && i < 20; i++) {
            TimeUnit.MILLISECONDS.sleep(200);
            released = deploy();
        }

        assertThat(released.exitCode()).as(released.err()).isZero();
        assertThat(kubectl(
                        "-n", namespace, "get", "persistentvolumeclaim", "desk-data", "-o", "jsonpath={.status.phase}"))
                .isEqualTo("Bound");
        lookAndRemove();
    }

    private MictlRun run(String... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", file, "--kubeconfig", kubeconfig));
        return MictlRun.of(all.toArray());
    }

    /** Lists have a role of their own; to remove what was released takes none. */
    private void lookAndRemove() throws Exception {
        assertThat(run("status").out()).contains("not known");
        assertThat(run("diff").exitCode()).isEqualTo(1);
        kubectl("-n", namespace, "apply", "-f", "docs/permissions/landscape-read.yaml");
        String account = "--serviceaccount=" + namespace + ":releaser";
        kubectl("-n", namespace, "create", "rolebinding", "read", "--role=wso2-mi-landscape-read", account);
        MictlRun diff = run("diff", "--exit-code");
        for (int i = 0; diff.exitCode() != 0 && i < 20; i++) {
            TimeUnit.MILLISECONDS.sleep(200);
            diff = run("diff", "--exit-code");
        }
        assertThat(diff.exitCode()).as(diff.err() + diff.out()).isZero();
        assertThat(run("status").out()).doesNotContain("not known");

        MictlRun removed = run("undeploy");

        assertThat(removed.exitCode()).as(removed.err()).isZero();
        assertThat(kubectl("-n", namespace, "get", "deployments,services,persistentvolumeclaims", "-o", "name"))
                .contains("persistentvolumeclaim/desk-data")
                .doesNotContain("deployment", "service");
    }

    /** Both roles, of which a kind lacks a verb; the kind gets a rule of its own. */
    private String rules(String kind, String verb) throws IOException {
        StringBuilder all = new StringBuilder();
        List<String> lines = (Files.readString(Path.of("docs/permissions/role.yaml")) + "---\n" + landscapeRole())
                .lines()
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean named = lines.get(i).matches("    resources: \\[(.*, )?" + kind + "(, .*)?]");
            if (named) {
                String others = lines.get(i).replaceFirst("(, " + kind + "(?=[],])|(?<=\\[)" + kind + "(, )?)", "");
                String verbs = lines.get(i + 1);
                if (!others.contains("[]")) {
                    all.append(others)
                            .append('\n')
                            .append(verbs)
                            .append('\n')
                            .append(lines.get(i - 1))
                            .append('\n');
                }
                all.append("    resources: [").append(kind).append("]\n");
                all.append(verbs.replaceFirst("(, " + verb + "(?=[],])|(?<=\\[)" + verb + "(, )?)", ""))
                        .append('\n');
                i++;
            } else {
                all.append(lines.get(i)).append('\n');
            }
        }
        return all.toString();
    }

    private void give(String roles) throws IOException {
        Path given = Files.writeString(folder.resolve("given.yaml"), roles);
        kubectl("-n", namespace, "apply", "-f", given.toString());
    }

    /** Whether a release is refused for a kind, as soon as the API server knows of the change. */
    private boolean isRefused(String kind) throws InterruptedException {
        for (int i = 0; i < 15; i++) {
            MictlRun run = MictlRun.of("deploy", "--dry-run", "-f", file, "--kubeconfig", kubeconfig);
            if (run.exitCode() == 2 && run.err().contains(kind)) {
                return true;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return false;
    }
}
