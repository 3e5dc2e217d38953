package io.jenkins.plugins.wso2mi.canary.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MetricsPageTest {
    /** In the form of the library that MI uses (Prometheus simpleclient): a comma after the last label. */
    private static final String PAGE = """
            # HELP wso2_integration_api_request_count_total Total number of requests to an API.
            # TYPE wso2_integration_api_request_count_total counter
            wso2_integration_api_request_count_total{service_name="OrderAPI",service_type="api",invocation_url="http://10.0.0.1:8290/orders",} 100.0
            wso2_integration_api_request_count_total{service_name="OrderAPI",service_type="api",invocation_url="http://shop/orders",} 20.0
            wso2_integration_api_request_count_total{invocation_url="http://x/}{",service_name="Billing \\"new\\"",service_type="api"} 7 1732354800000
            # TYPE wso2_integration_api_request_count_error_total counter
            wso2_integration_api_request_count_error_total{service_name="OrderAPI",service_type="api",invocation_url="http://shop/orders/7",} 3.0
            wso2_integration_proxy_request_count_total{service_name="OldProxy",service_type="proxy",} 1.0E7
            wso2_integration_api_latency_seconds_count{service_name="OrderAPI",le="0.5",} 99.0
            wso2_integration_server_up 1
            process_cpu_seconds_total NaN
            """;

    private static CounterCheck check(String more) {
        return (CounterCheck) AnalysisPlan.parse("plan", "gates: {errors: {kind: mi" + more + "}}")
                .gates()
                .get(0)
                .check();
    }

    @Test
    void shouldAddUpTheAddressesOfAnApi() {
        assertThat(MetricsPage.counts(PAGE, check("")))
                .containsOnly(
                        Map.entry("OrderAPI", new Counts(120, 3)), Map.entry("Billing \"new\"", new Counts(7, 0)));
    }

    @Test
    void shouldCountTheServicesThatAreAskedForOnly() {
        assertThat(MetricsPage.counts(PAGE, check(", services: OrderAPI"))).containsOnlyKeys("OrderAPI");
        assertThat(MetricsPage.counts(PAGE, check(", counters: proxy")))
                .containsOnly(Map.entry("OldProxy", new Counts(1e7, 0)));
    }

    @Test
    @Timeout(5)
    void shouldNotChokeOnWhatIsNoMetric() {
        String quotes = "wso2_integration_api_request_count_total{" + "service_name=\"a\\\"".repeat(100_000);

        assertThat(MetricsPage.counts(quotes + "\n<html>\n\u0000{}", check(""))).isEmpty();
    }
}
