package io.jenkins.plugins.wso2mi.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static Entry api(String name) {
        return new Entry(name, Map.of("url", "/" + name));
    }

    @Test
    void shouldShowWherePodsDiffer() {
        Findings findings = new Findings(
                ManagementResource.APIS,
                List.of(
                        PodAnswer.told("clinic-1", List.of(api("Billing"), api("Orders"))),
                        PodAnswer.told("clinic-2", List.of(api("Orders")))));

        assertThat(findings.columns()).containsExactly("name", "url", "pods");
        assertThat(findings.cells())
                .containsExactly(List.of("Billing", "/Billing", "clinic-1"), List.of("Orders", "/Orders", "all"));
        assertThat(findings.sentence()).isEqualTo("apis: 2 in 2 pods, not the same in all: Billing");
        assertThat(findings.facts()).containsEntry("differing", List.of("Billing"));
    }

    @Test
    void shouldNotCallItAllPodsWhenOneSaidNothing() {
        Findings findings = new Findings(
                ManagementResource.APIS,
                List.of(
                        PodAnswer.told("clinic-1", List.of(api("Orders"))),
                        PodAnswer.untold("clinic-2", "HTTP 401", "")));

        assertThat(findings.sentence()).isEqualTo("apis: 1 in 1 of 2 pods");
        assertThat(findings.troubles()).hasSize(1);
    }

    @Test
    void shouldCutLongFactsOfTheTableButNotOfTheFacts() {
        String many = "Appointments api, ".repeat(20);
        Findings findings = new Findings(
                ManagementResource.APPLICATIONS,
                List.of(PodAnswer.told("p", List.of(new Entry("clinic", Map.of("artifacts", many))))));

        assertThat(findings.cells().get(0).get(1)).hasSize(60).endsWith("…");
        assertThat(findings.facts().toString()).contains(many);
    }
}
