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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The life of a landscape on a real cluster: released, shown, made smaller, taken back, removed. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class LandscapeLifeIT {
    private final String namespace = "landscape-life-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private Site site;
    private Path file;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        site = up;
        String reference = StandInImage.in(up.registry(), new ContentCache(folder.resolve("cache")));
        String digest = reference.substring(reference.indexOf('@') + 1);
        file = folder.resolve("mi.yaml");
        Files.writeString(file, """
                name: clinic
                defaults:
                  namespace: %s
                  createNamespace: true
                  version: 4.4.0
                  registry: %s
                  tag: %s
                  resources:
                    requests: {cpu: 20m, memory: 128Mi}
                    limits: {memory: 512Mi}
                  rollout: {minReadySeconds: 1}
                units:
                  front:
                    image: wso2mi-standin
                    deploy:
                      replicas: 1
                      ingress: {paths: /front}
                  back:
                    image: wso2mi-standin
                    deploy: {replicas: 1}
                """.formatted(namespace, up.registry(), digest));
    }

    @AfterEach
    void removeNamespace() {
        site.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }

    private MictlRun run(String... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("-f", file, "--kubeconfig", site.kubeconfig()));
        return MictlRun.of(all.toArray());
    }

    private MictlRun done(String... words) {
        MictlRun run = run(words);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private void exchange(String text, String other) throws IOException {
        String before = Files.readString(file);
        assertThat(before).containsOnlyOnce(text);
        Files.writeString(file, before.replace(text, other));
    }

    private String names(String kinds) {
        return site.kubectl("-n", namespace, "get", kinds, "-o", "name");
    }

    @Test
    void shouldLiveFromTheFirstReleaseToTheLastObject() throws IOException {
        done("deploy");
        assertThat(done("status").out())
                .containsPattern("front +1/1 +1 .* done +- +none")
                .contains("back ");
        site.kubectl("-n", namespace, "create", "service", "clusterip", "guest", "--tcp=80");
        site.kubectl("-n", namespace, "annotate", "service", "back", "wso2-mi.io/prune=false");
        site.kubectl("-n", namespace, "set", "selector", "service", "front", "app.kubernetes.io/name=nobody");
        assertThat(done("status").out()).containsPattern("front +1/1 .* 1 objects");

        shrink();

        goBack();

        remove();
    }

    /** The Ingress of one unit and the whole other unit are dropped from the file. */
    private void shrink() throws IOException {
        exchange("      ingress: {paths: /front}\n", "      env: {GREETING: hello}\n");
        exchange("  back:\n    image: wso2mi-standin\n    deploy: {replicas: 1}\n", "");
        assertThat(done("diff").out())
                .contains("- Ingress " + namespace + "/front", "- Deployment " + namespace + "/back")
                .doesNotContain("- Service " + namespace + "/guest", "- Namespace");
        assertThat(done("status").out()).contains("back (not in the file)");
        assertThat(done("deploy", "--dry-run").err()).contains("would delete Ingress " + namespace + "/front");

        MictlRun deployed = done("deploy");

        assertThat(deployed.err())
                .contains("Service " + namespace + "/back is left: its annotation wso2-mi.io/prune says so")
                .containsSubsequence(
                        "is ready",
                        "delete Ingress " + namespace + "/front",
                        "delete Deployment " + namespace + "/back");
        assertThat(names("deployments,services,ingresses"))
                .contains("service/guest", "service/back", "deployment.apps/front")
                .doesNotContain("deployment.apps/back", "ingress");
        assertThat(done("diff", "--exit-code").out()).isEmpty();
    }

    private void goBack() {
        MictlRun history = done("history");
        Matcher first = Pattern.compile("release (\\S+) done").matcher(history.err());
        assertThat(first.results().count()).isEqualTo(2);
        first.reset();
        assertThat(first.find() && first.find()).isTrue();
        assertThat(run("rollback", "--to", "19990101-000000-none").exitCode()).isEqualTo(2);

        MictlRun back = done("rollback", "--to", first.group(1));

        assertThat(back.err()).contains("back to release " + first.group(1));
        assertThat(names("ingresses")).contains("front");
    }

    private void remove() {
        assertThat(run("undeploy", "--with-namespace", "--dry-run").err())
                .contains("delete Deployment " + namespace + "/front")
                .contains("Namespace " + namespace + " is left: it holds Service guest of others");

        MictlRun removed = done("undeploy");

        assertThat(removed.err()).contains("Namespace " + namespace + " is kept");
        assertThat(names("deployments,services,ingresses,serviceaccounts"))
                .contains("service/guest")
                .doesNotContain("front");
        assertThat(site.kubectl("get", "namespace", namespace, "-o", "name")).contains(namespace);

        site.kubectl("-n", namespace, "delete", "service", "guest", "back");
        done("undeploy", "--with-namespace");

        assertThat(site.kubectl("get", "namespace", namespace, "-o", "name", "--ignore-not-found"))
                .isBlank();
    }
}
