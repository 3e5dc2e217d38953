package io.jenkins.plugins.wso2mi.landscape.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the dashboard as Grafana does; {@code LandscapeObjectsIT} holds its metrics to those that a server serves. */
class DashboardTest {
    private static final Path FILE = Path.of("src/main/resources/io/jenkins/plugins/wso2mi/landscape/dashboard.json");
    private static final Pattern METRIC = Pattern.compile("wso2_\\w+");

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(FILE.toFile());
    }

    /** The names of all metrics that it asks for. */
    static Set<String> metrics() throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (String expression : expressions()) {
            METRIC.matcher(expression).results().map(MatchResult::group).forEach(names::add);
        }
        return names;
    }

    private static List<String> expressions() throws IOException {
        List<String> all = new ArrayList<>();
        dashboard().findValues("expr").forEach(one -> all.add(one.asText()));
        dashboard().findValues("definition").forEach(one -> all.add(one.asText()));
        return all;
    }

    @Test
    void shouldAskForMetricsOfMicroIntegratorOnly() throws IOException {
        assertThat(metrics())
                .hasSize(14)
                .allMatch(name -> name.matches("wso2_integration_(server|service)_up"
                        + "|wso2_integration_(api|proxy|inbound_endpoint|data_service)"
                        + "_(request_count_total|request_count_error_total|latency_seconds_bucket)"));
    }

    @Test
    void shouldAskOfTheChosenNamespaceAndPodsOnly() throws IOException {
        for (JsonNode expression : dashboard().findValues("expr")) {
            String text = expression.asText();
            long selectors = Pattern.compile("\\{namespace=~\"\\$namespace\",pod=~\"\\$pod\"}")
                    .matcher(text)
                    .results()
                    .count();
            assertThat(METRIC.matcher(text).results().count()).as(text).isEqualTo(selectors);
        }
    }

    @Test
    void shouldPlaceNoPanelOverAnother() throws IOException {
        Set<String> taken = new LinkedHashSet<>();
        for (JsonNode panel : dashboard().path("panels")) {
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(24);
            for (int x = 0; x < at.path("w").asInt(); x++) {
                for (int y = 0; y < at.path("h").asInt(); y++) {
                    String cell =
                            (at.path("x").asInt() + x) + "/" + (at.path("y").asInt() + y);
                    assertThat(taken.add(cell)).as(panel.path("title").asText()).isTrue();
                }
            }
        }
        assertThat(dashboard().path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
    }
}
