package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * What settings write into a server's files reaches its home, a change of it replaces the pod, and metrics are served.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class ServerFilesIT {
    private static final Pattern METRIC = Pattern.compile("wso2_\\w+");

    @TempDir
    private Path folder;

    private LandscapeSite landscape;

    @BeforeEach
    void writeLandscape(Site up) throws IOException {
        landscape = new LandscapeSite(up, folder);
        Files.writeString(folder.resolve("own.toml"), "[server]\nhostname = \"desk\"\n");
        landscape.write("clinic", "", """
                desk:
                  image: wso2mi-standin
                  deploy:
                    replicas: 1
                    config: {conf/deployment.toml: own.toml}
                    metrics: {prometheus: true, dashboard: true}
                    logs: {console: correlation}
                """);
    }

    @AfterEach
    void removeNamespace() {
        landscape.remove();
    }

    private String released() {
        landscape.done("deploy");
        return landscape.kubectl("get", "pods", "-o", "jsonpath={.items[-1:].metadata.name}");
    }

    @Test
    void shouldReachTheServerAndReplaceItWhenTheyChange() throws IOException {
        String before = released();

        assertThat(landscape.serverFile(before, "conf/deployment.toml"))
                .contains("hostname = \"desk\"", "[[synapse_handlers]]");
        assertThat(landscape.serverFile(before, "conf/log4j2.properties"))
                .contains("logger.correlation.appenderRef.CORRELATION_CONSOLE.ref = CORRELATION_CONSOLE");
        assertThat(served(before)).containsAll(asked());

        landscape.exchange("console: correlation", "format: json");
        String after = released();

        assertThat(after).isNotEqualTo(before);
        assertThat(landscape.serverFile(after, "conf/log4j2.properties"))
                .contains("\"log\":\"server\"")
                .doesNotContain("CORRELATION_CONSOLE");
    }

    /** Metrics that a server serves. */
    private Set<String> served(String pod) {
        return names(landscape.kubectl(
                "get",
                "--raw",
                "/api/v1/namespaces/" + landscape.namespace() + "/pods/" + pod + ":9201/proxy/metric-service/metrics"));
    }

    /**
     * Metrics that the dashboard in the cluster asks for, but for those of data services, which no server here runs.
     */
    private Set<String> asked() throws IOException {
        String dashboard = landscape.kubectl("get", "configmap", "-l", "grafana_dashboard=1", "-o", "json");
        JsonNode data = new ObjectMapper().readTree(dashboard).at("/items/0/data/wso2-mi.json");
        Set<String> names = names(data.asText());
        names.removeIf(name -> name.contains("_data_service_"));
        assertThat(names).hasSize(11);
        return names;
    }

    /** A histogram without requests has no buckets yet. */
    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        METRIC.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.replaceFirst("_(bucket|sum|count)$", ""))
                .forEach(names::add);
        return names;
    }
}
