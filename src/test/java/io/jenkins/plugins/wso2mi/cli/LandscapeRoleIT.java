package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cli.GivenRights.Right;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** With the roles of {@code docs/permissions} an account can do all there is with a landscape, with less it cannot. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class LandscapeRoleIT {
    private static final String KINDS = "services configmaps serviceaccounts persistentvolumeclaims ingresses"
            + " horizontalpodautoscalers poddisruptionbudgets httproutes";
    /** A watch of the tests' cluster begins with what is there: older ones take list too. */
    private static final String WATCHED = "watch: deployments replicasets pods";

    private static final String ROLLBACK = "rollback --dry-run";
    private static final String UNDEPLOY = "undeploy --dry-run --with-volumes";
    private static final String DEPLOY = "deploy --dry-run";
    /** The cluster of the tests knows no such kind. */
    private static final Set<String> ADDED = Set.of("servicemonitors");

    @TempDir
    private Path folder;

    private Site site;
    private LandscapeSite landscape;
    private GivenRights rights;
    private Set<Right> all;

    @BeforeEach
    void writeLandscape(Site up) throws Exception {
        site = up;
        // brings the kinds of the Gateway API
        assertThat(Routers.GATEWAY.address()).isNotNull();
        landscape = new LandscapeSite(up, folder);
        site.kubectl("create", "namespace", landscape.namespace());
        rights = new GivenRights(up, folder, landscape.namespace());
        all = GivenRights.of("role.yaml", "landscape.yaml", "landscape-read.yaml");
        rights.give(all);
        Files.writeString(folder.resolve("own.toml"), "[server]\nhostname = \"desk1\"\n");
        landscape.write("desk", "", """
                desk:
                  image: wso2mi-standin
                  deploy:
                    createNamespace: false
                    labels: {edition: "1"}
                    config: {conf/deployment.toml: own.toml}
                    serviceAccount: {create: true}
                    scaling: {min: 1, max: 2}
                    disruption: {maxUnavailable: 1}
                    ingress: {paths: /desk}
                    route: {gateway: testbed, gatewayNamespace: default, paths: /desk}
                    volumes:
                      data: {mount: /data, nfs: {server: files.clinic.example, path: /data}}
                    patches:
                      PersistentVolume: {spec: {nfs: null, hostPath: {path: %s}}}
                """.formatted(folder));
    }

    @AfterEach
    void removeAll() {
        landscape.remove();
        rights.remove();
        site.kubectl(
                "delete",
                "persistentvolume",
                landscape.namespace() + "-desk-data",
                "--ignore-not-found",
                "--wait=false");
    }

    private MictlRun run(String... words) {
        return landscape.as(rights.kubeconfig(), words);
    }

    /** For each verb the rights without which it tells of something else than with them. */
    private Map<String, Set<String>> needed(List<String> verbs) throws Exception {
        Map<String, String> with = new LinkedHashMap<>();
        Map<String, Set<String>> needed = new LinkedHashMap<>();
        for (String verb : verbs) {
            with.put(verb, told(verb));
            needed.put(verb, new TreeSet<>());
        }
        for (Right right : all) {
            if (!ADDED.contains(right.resource())) {
                rights.give(without(right.toString()));
                for (String verb : verbs) {
                    if (!told(verb).equals(with.get(verb))) {
                        needed.get(verb).add(right.toString());
                    }
                }
            }
        }
        rights.give(all);
        return needed;
    }

    private Set<Right> without(String right) {
        Set<Right> less = new LinkedHashSet<>(all);
        assertThat(less.removeIf(one -> one.toString().equals(right))).as(right).isTrue();
        return less;
    }

    /** The exit code and what is printed, without times. */
    private String told(String verb) {
        MictlRun run = run(verb.split(" "));
        return run.exitCode() + run.out();
    }

    /** A landscape released twice, and changed in its file since. */
    private void release() throws IOException {
        assertThat(run("deploy").exitCode()).isZero();
        change("1", "2");
        assertThat(run("deploy").exitCode()).isZero();
        change("2", "3");
    }

    private void change(String edition, String other) throws IOException {
        landscape.exchange("edition: \"" + edition + "\"", "edition: \"" + other + "\"");
        Files.writeString(folder.resolve("own.toml"), "[server]\nhostname = \"desk" + other + "\"\n");
    }

    private static Set<String> rights(String... lines) {
        Set<String> rights = new TreeSet<>();
        for (String line : lines) {
            String[] words = line.split(": ");
            for (String verb : words[0].split(" ")) {
                for (String resource : words[1].split(" ")) {
                    rights.add(verb + " " + resource);
                }
            }
        }
        return rights;
    }

    @Test
    void shouldLookWithTheseRightsAndNotWithLess() throws Exception {
        release();

        Map<String, Set<String>> needed = needed(List.of("status", "history", "diff", ROLLBACK, UNDEPLOY));

        assertThat(needed.get("status"))
                .isEqualTo(rights(WATCHED, "list: deployments " + KINDS, "get patch: persistentvolumes"));
        assertThat(needed.get("history")).isEqualTo(rights(WATCHED));
        // the changed ConfigMap has another name: it is new
        assertThat(needed.get("diff"))
                .isEqualTo(rights(
                        "list: deployments replicasets " + KINDS,
                        "patch: deployments " + KINDS.replace("configmaps ", ""),
                        "get patch: persistentvolumes"));
        assertThat(needed.get(ROLLBACK)).isEqualTo(rights(WATCHED, "watch: events", "get: deployments"));
        assertThat(needed.get(UNDEPLOY))
                .isEqualTo(rights("list: deployments", "get: deployments persistentvolumes " + KINDS));
        // the other tests take these away
        Set<String> any = new TreeSet<>(rights(
                "create patch delete: serviceaccounts persistentvolumeclaims httproutes", "create: persistentvolumes"));
        needed.values().forEach(any::addAll);
        GivenRights.of("landscape.yaml", "landscape-read.yaml").stream()
                .filter(right -> !ADDED.contains(right.resource()))
                .forEach(right -> assertThat(any).contains(right.toString()));
    }

    @Test
    void shouldReleaseWithTheseRightsAndNotWithLess() throws Exception {
        Map<String, Set<String>> needed = needed(List.of(DEPLOY));

        assertThat(needed.get(DEPLOY)).containsAll(rights("create patch: deployments persistentvolumes " + KINDS));
        rights.give(all);
        assertThat(run("deploy").exitCode()).isZero();
    }

    @Test
    void shouldRemoveWithTheseRightsAndNotWithLess() throws Exception {
        assertThat(run("deploy").exitCode()).isZero();
        // in the order of removal, so that each time all before is gone
        for (String kind : List.of(
                "httproutes",
                "ingresses",
                "horizontalpodautoscalers",
                "deployments",
                "services",
                "configmaps",
                "serviceaccounts",
                "poddisruptionbudgets")) {
            cannotRemove(kind, "undeploy");
        }
        cannotRemove("persistentvolumeclaims", "undeploy", "--with-volumes");
        rights.give(all);
        assertThat(run("undeploy").exitCode()).isZero();
    }

    private void cannotRemove(String kind, String... undeploy) throws Exception {
        rights.give(without("delete " + kind));

        MictlRun run = run(undeploy);

        assertThat(run.exitCode()).as(kind + ": " + run.err()).isNotZero();
        assertThat(run.err()).contains("cannot delete", "cannot delete resource \"" + kind + "\"");
    }
}
