package io.jenkins.plugins.wso2mi.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An http server on the loopback that answers as a test says, and remembers what it was asked. */
final class ScriptedRegistry implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One request: {@code GET /v2/...}, and its {@code Authorization} header or an empty text. */
    record Asked(String line, String authorization) {}

    /** Says what to answer. */
    @FunctionalInterface
    interface Script {
        void answer(HttpExchange exchange, int number) throws IOException;
    }

    private ScriptedRegistry(HttpServer server) {
        this.server = server;
    }

    static ScriptedRegistry start(Script script) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedRegistry registry = new ScriptedRegistry(server);
        server.setExecutor(registry.threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String authorization = exchange.getRequestHeaders().getFirst("Authorization");
                registry.asked.add(new Asked(
                        exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                        authorization == null ? "" : authorization));
                script.answer(exchange, registry.asked.size());
            }
        });
        server.start();
        return registry;
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
