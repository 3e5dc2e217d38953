package io.jenkins.plugins.wso2mi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.management.Entry;
import io.jenkins.plugins.wso2mi.management.ManagementResource;
import io.jenkins.plugins.wso2mi.management.PodAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagementTableTest {
    private static PodAnswer pod(String name, Entry... entries) {
        return new PodAnswer(name, List.of(entries), Optional.empty());
    }

    private static Entry api(String name) {
        return new Entry(name, Map.of("url", "/" + name));
    }

    @Test
    void shouldShowWherePodsDiffer() {
        ManagementTable table = new ManagementTable(
                ManagementResource.APIS,
                List.of(pod("clinic-1", api("Billing"), api("Orders")), pod("clinic-2", api("Orders"))));

        assertThat(table.lines())
                .containsExactly(
                        "NAME     URL       PODS", "Billing  /Billing  clinic-1", "Orders   /Orders   all");
        assertThat(table.sentence()).isEqualTo("2 of apis in 2 pods, not the same in all: Billing");
        assertThat(table.facts()).containsEntry("differing", List.of("Billing"));
    }

    @Test
    void shouldNotCallItAllPodsWhenOneSaidNothing() {
        PodAnswer untold =
                new PodAnswer("clinic-2", List.of(), Optional.of(Problem.error("Pod clinic-2", "HTTP 401", "")));
        ManagementTable table =
                new ManagementTable(ManagementResource.APIS, List.of(pod("clinic-1", api("Orders")), untold));

        assertThat(table.sentence()).isEqualTo("1 of apis in 1 of 2 pods");
        assertThat(table.troubles()).hasSize(1);
    }

    @Test
    void shouldCutLongFactsOfTheTableButNotOfTheFacts() {
        String many = "Appointments api, ".repeat(20);
        ManagementTable table = new ManagementTable(
                ManagementResource.APPLICATIONS, List.of(pod("p", new Entry("clinic", Map.of("artifacts", many)))));

        assertThat(table.lines().get(1)).hasSizeLessThan(80).contains("…");
        assertThat(table.facts().toString()).contains(many);
    }
}
