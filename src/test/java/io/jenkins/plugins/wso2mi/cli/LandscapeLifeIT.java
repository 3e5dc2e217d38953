package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    @TempDir
    private Path folder;

    private LandscapeSite landscape;
    private String namespace;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        landscape = new LandscapeSite(up, folder);
        namespace = landscape.namespace();
        landscape.write("clinic", "", """
                front:
                  image: wso2mi-standin
                  deploy:
                    replicas: 1
                    ingress: {paths: /front}
                back:
                  image: wso2mi-standin
                  deploy: {replicas: 1}
                """);
    }

    @AfterEach
    void removeNamespace() {
        landscape.remove();
    }

    private String names(String kinds) {
        return landscape.kubectl("get", kinds, "-o", "name");
    }

    @Test
    void shouldLiveFromTheFirstReleaseToTheLastObject() throws IOException {
        landscape.done("deploy");
        assertThat(landscape.done("status").out())
                .containsPattern("front +1/1 +1 .* done +- +none")
                .contains("back ");
        landscape.kubectl("create", "service", "clusterip", "guest", "--tcp=80");
        landscape.kubectl("annotate", "service", "back", "wso2-mi.io/prune=false");
        landscape.kubectl("set", "selector", "service", "front", "app.kubernetes.io/name=nobody");
        assertThat(landscape.done("status").out()).containsPattern("front +1/1 .* 1 objects");

        shrink();

        goBack();

        remove();
    }

    @Test
    void shouldFindAgainWhatAFailedRemovalLeftThoughTheFileHasChanged() throws IOException {
        Path settings = folder.resolve("own.toml");
        Files.writeString(settings, "[server]\nhostname = \"one\"\n");
        landscape.exchange("    ingress: {paths: /front}\n", "    config: {conf/deployment.toml: own.toml}\n");
        landscape.done("deploy", "--unit", "front");
        String released = names("configmaps,services");
        Files.writeString(settings, "[server]\nhostname = \"two\"\n");
        landscape.kubectl(
                "patch", "service", "front", "-p", "{\"metadata\": {\"finalizers\": [\"test.example/held\"]}}");

        MictlRun held = landscape.run("undeploy", "--timeout", "15s");

        assertThat(held.exitCode()).as(held.err()).isNotZero();
        assertThat(held.err()).contains("Service " + namespace + "/front is still there");
        landscape.kubectl("patch", "service", "front", "-p", "{\"metadata\": {\"finalizers\": null}}");
        landscape.done("undeploy");

        assertThat(released).contains("configmap/front-");
        assertThat(names("configmaps,services,deployments")).doesNotContain("front");
    }

    /** The Ingress of one unit and the whole other unit are dropped from the file. */
    private void shrink() throws IOException {
        landscape.exchange("      ingress: {paths: /front}\n", "      env: {GREETING: hello}\n");
        landscape.exchange("  back:\n    image: wso2mi-standin\n    deploy: {replicas: 1}\n", "");
        assertThat(landscape.done("diff").out())
                .contains("- Ingress " + namespace + "/front", "- Deployment " + namespace + "/back")
                .doesNotContain("- Service " + namespace + "/guest", "- Namespace");
        assertThat(landscape.done("status").out()).contains("back (not in the file)");
        assertThat(landscape.done("deploy", "--dry-run").err())
                .contains("would delete Ingress " + namespace + "/front");

        MictlRun deployed = landscape.done("deploy");

        assertThat(deployed.err())
                .contains("Service " + namespace + "/back is left: its annotation wso2-mi.io/prune says so")
                .containsSubsequence(
                        "is ready",
                        "delete Ingress " + namespace + "/front",
                        "delete Deployment " + namespace + "/back");
        assertThat(names("deployments,services,ingresses"))
                .contains("service/guest", "service/back", "deployment.apps/front")
                .doesNotContain("deployment.apps/back", "ingress");
        assertThat(landscape.done("diff", "--exit-code").out()).isEmpty();
    }

    private void goBack() {
        MictlRun history = landscape.done("history");
        Matcher first = Pattern.compile("release (\\S+) done").matcher(history.err());
        assertThat(first.results().count()).isEqualTo(2);
        first.reset();
        assertThat(first.find() && first.find()).isTrue();
        assertThat(landscape.run("rollback", "--to", "19990101-000000-none").exitCode())
                .isEqualTo(2);

        MictlRun back = landscape.done("rollback", "--to", first.group(1));

        assertThat(back.err()).contains("back to release " + first.group(1));
        assertThat(names("ingresses")).contains("front");
    }

    private void remove() {
        assertThat(landscape.run("undeploy", "--with-namespace", "--dry-run").err())
                .contains("delete Deployment " + namespace + "/front")
                .contains("Namespace " + namespace + " is left: it holds Service guest of others");

        MictlRun removed = landscape.done("undeploy");

        assertThat(removed.err()).contains("Namespace " + namespace + " is kept");
        assertThat(names("deployments,services,ingresses,serviceaccounts"))
                .contains("service/guest")
                .doesNotContain("front");
        assertThat(landscape.kubectl("get", "namespace", namespace, "-o", "name"))
                .contains(namespace);

        landscape.kubectl("delete", "service", "guest", "back");
        landscape.done("undeploy", "--with-namespace");

        assertThat(landscape.kubectl("get", "namespace", namespace, "-o", "name", "--ignore-not-found"))
                .isBlank();
    }
}
