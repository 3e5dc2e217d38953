package standin.http;

import com.sun.net.httpserver.HttpExchange;
import standin.metrics.Metrics;

/** The metrics for Prometheus. */
public final class MetricsPage {
    private final Metrics metrics;

    /**
     * @param metrics what to show
     */
    public MetricsPage(Metrics metrics) {
        this.metrics = metrics;
    }

    Answer get(HttpExchange exchange) {
        return new Answer(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
    }
}
