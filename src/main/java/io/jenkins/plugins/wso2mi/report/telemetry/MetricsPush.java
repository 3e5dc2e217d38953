package io.jenkins.plugins.wso2mi.report.telemetry;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.report.summary.ReleaseSummary;
import io.jenkins.plugins.wso2mi.report.summary.SummarySink;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Pushes how a release ended to a Pushgateway of Prometheus, as a group of metrics for each workload. */
public final class MetricsPush implements SummarySink {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_WORKLOADS = 20;

    private final URI gateway;
    private final Map<String, String> headers;

    private MetricsPush(URI gateway, Map<String, String> headers) {
        this.gateway = gateway;
        this.headers = headers;
    }

    /**
     * A push to a gateway.
     *
     * @param address such as {@code https://push.example.com}; may hold a login ({@code user:password@})
     * @param where what said so, for the message
     * @throws RefusedException if it is no http or https address; the message does not repeat it
     */
    public static MetricsPush to(String address, String where) {
        try {
            URI uri = new URI(address.strip().replaceFirst("/+$", ""));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https")) && uri.getQuery() == null) {
                String login = uri.getUserInfo();
                URI bare = new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), null, null);
                return new MetricsPush(bare, login == null ? Map.of() : Map.of("Authorization", basic(login)));
            }
        } catch (URISyntaxException e) {
            // refused below, without the text, which may hold a secret
        }
        throw new RefusedException(
                where, "is no address of a Pushgateway", "write it such as https://push.example.com");
    }

    /** Whether an address holds a login. */
    public static boolean hasLogin(String address) {
        return address.replaceFirst("^[^/]*//", "").replaceFirst("[/?#].*$", "").contains("@");
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String where() {
        return "Pushgateway at " + HttpDelivery.words(gateway);
    }

    @Override
    public void take(ReleaseSummary summary) throws IOException, InterruptedException {
        List<String> workloads = summary.workloads();
        String metrics = OutcomeMetrics.of(summary);
        for (String workload : workloads.stream().limit(MOST_WORKLOADS).toList()) {
            int slash = workload.indexOf('/');
            String group = "/metrics/job/mictl/namespace/" + workload.substring(0, slash) + "/application/"
                    + workload.substring(slash + 1);
            // a put replaces the whole group: what this release has not measured is not kept from an earlier one
            new HttpDelivery("PUT", URI.create(gateway + group), headers, TIMEOUT)
                    .send("text/plain; version=0.0.4; charset=utf-8", metrics);
        }
    }
}
