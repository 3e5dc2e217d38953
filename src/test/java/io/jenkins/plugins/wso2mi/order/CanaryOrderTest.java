package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.canary.CanarySettings;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanaryOrderTest {
    private static ReleaseOrder measuredBy(String gate) {
        return ReleaseOrder.to("canary").with("plan", "10% 5m, 100%").with("gates", "gates:\n  errors: {" + gate + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: http, url: 'http://169.254.169.254/latest/meta-data'",
                "kind: prometheus, url: 'https://prometheus.example.com', query: up, min: 1",
                "kind: mi, url: 'https://prometheus.example.com'"
            })
    void shouldNotLetTheControllerAskAddressesForAnybody(String gate) {
        assertThatThrownBy(() -> Verbs.settings(measuredBy(gate), null))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the controller would ask the addresses of errors")
                .hasMessageContaining("node");
        assertThat(Verbs.settings(measuredBy(gate), "/agent/workspace")
                        .analysis()
                        .gates())
                .hasSize(1);
    }

    @Test
    void shouldMeasurePodsByTheirClusterFromAnywhere() {
        CanarySettings settings = Verbs.settings(measuredBy("kind: mi"), null);

        assertThat(settings.analysis().gates()).hasSize(1);
        assertThat(settings.traffic()).isNull();
    }

    @Test
    void shouldReadARouteAndItsTesters() {
        ReleaseOrder order = ReleaseOrder.to("canary")
                .with("plan", "0% 5m, 10% 5m, 100%")
                .with("traffic", "httproute/web")
                .with("testers", "header X-Canary=1");

        assertThat(Verbs.settings(order, null).traffic())
                .satisfies(traffic -> assertThat(traffic.choice().text()).isEqualTo("httproute/web"));
        assertThatThrownBy(() -> Verbs.settings(order.with("traffic", "replicas"), null))
                .hasMessageContaining("cannot be told apart");
    }
}
