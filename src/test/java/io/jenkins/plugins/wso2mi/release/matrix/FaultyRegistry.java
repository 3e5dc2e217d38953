package io.jenkins.plugins.wso2mi.release.matrix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry that answers badly, by the first part of a repository's name: {@code FAULT-NAMESPACE/...} for good,
 * {@code FAULT-6s-NAMESPACE/...} for six seconds after a node's first request; then it passes requests on to a
 * registry. A lagging one has no image for a node, as a mirror, and for others it has.
 */
public final class FaultyRegistry implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/v2/([a-z]+)(?:-(\\d+)s)?-([^/]+)/(.*)");
    private static final Map<String, Integer> FAULTS =
            Map.of("refused", 401, "limited", 429, "broken", 503, "lagging", 404);

    private final HttpServer server;
    private final ServerSocket plain;
    private final String upstream;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();

    /** Opens a free port on all addresses, so that a node reaches it by one that is not the loopback too. */
    public FaultyRegistry(String upstream) throws IOException {
        this.upstream = upstream;
        server = HttpServer.create(new InetSocketAddress(0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        plain = new ServerSocket(0);
        threads.execute(this::refuseTls);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Where nobody speaks TLS: who asks for it is told so at once, as by a registry written in Go. */
    public int plainPort() {
        return plain.getLocalPort();
    }

    private void refuseTls() {
        while (!plain.isClosed()) {
            try (Socket socket = plain.accept()) {
                socket.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                socket.shutdownOutput();
                socket.getInputStream().readNBytes(100);
            } catch (IOException e) {
                // the other side has hung up, or it is closed
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
            if (!path.matches()) {
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            String fault = path.group(1) + path.group(3);
            Instant first = isNode(exchange) ? begun.computeIfAbsent(fault, p -> Instant.now()) : begun.get(fault);
            boolean healed = path.group(2) != null
                    && first != null
                    && Instant.now().isAfter(first.plusSeconds(Integer.parseInt(path.group(2))));
            boolean other = path.group(1).equals("lagging") && !isNode(exchange);
            if (healed || other) {
                passOn(exchange, path.group(4));
                return;
            }
            if (path.group(1).equals("refused")) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"registry\"");
            }
            exchange.sendResponseHeaders(FAULTS.get(path.group(1)), -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNode(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"))
                .contains("containerd");
    }

    private void passOn(HttpExchange exchange, String rest) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + upstream + "/v2/" + rest))
                .timeout(Duration.ofSeconds(30))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody());
        exchange.getRequestHeaders().getOrDefault("Accept", List.of()).forEach(a -> request.header("Accept", a));
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.equalsIgnoreCase("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            answer.headers().firstValue("Content-Length").ifPresent(l -> exchange.getResponseHeaders()
                    .set("Content-Length", l));
        }
        exchange.sendResponseHeaders(
                answer.statusCode(), head || answer.body().length == 0 ? -1 : answer.body().length);
        if (!head) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() throws IOException {
        plain.close();
        server.stop(0);
        threads.shutdownNow();
    }
}
