package standin.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The two internal listeners: health and metrics over http, the management API over https. */
public final class InternalHttp implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Function<HttpExchange, Answer>> routes;
    private final ExecutorService workers = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "internal-http");
        thread.setDaemon(true);
        return thread;
    });

    private InternalHttp(HttpServer server, Map<String, Function<HttpExchange, Answer>> routes) {
        this.server = server;
        this.routes = routes;
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    /**
     * @param port TCP port
     * @param health answers {@code /healthz} and {@code /liveness}
     * @param metrics answers {@code /metric-service/metrics}
     * @return the running listener
     * @throws IOException if the port cannot be bound
     */
    public static InternalHttp plain(int port, Health health, MetricsPage metrics) throws IOException {
        return new InternalHttp(
                HttpServer.create(new InetSocketAddress(port), 0),
                Map.of(
                        "/healthz", reading(health::readiness),
                        "/liveness", reading(health::liveness),
                        "/metric-service/metrics", reading(metrics::get)));
    }

    /**
     * @param port TCP port
     * @param tls the server's key
     * @param management answers below {@code /management}
     * @return the running listener
     * @throws IOException if the port cannot be bound
     */
    public static InternalHttp tls(int port, SSLContext tls, Management management) throws IOException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        Map<String, Function<HttpExchange, Answer>> routes = new HashMap<>();
        management.routes().forEach((name, answer) -> routes.put("/management/" + name, answer));
        return new InternalHttp(server, routes);
    }

    private static Function<HttpExchange, Answer> reading(Function<HttpExchange, Answer> answer) {
        return exchange -> exchange.getRequestMethod().equals("GET") ? answer.apply(exchange) : Answer.empty(405);
    }

    private void handle(HttpExchange exchange) throws IOException {
        Function<HttpExchange, Answer> route = routes.get(exchange.getRequestURI().getPath());
        Answer answer = route == null ? Answer.empty(404) : route.apply(exchange);
        answer.send(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdown();
    }
}
