package io.jenkins.plugins.wso2mi.canary.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on loopback that answers what a test says, and remembers what it was asked. */
final class AnsweringServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Answer> answers = one -> new Answer(404, "not here");

    record Asked(String path, String form, String authorization, String canary) {}

    record Answer(int status, String body) {}

    AnsweringServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Asked one = new Asked(
                exchange.getRequestURI().toString(),
                URLDecoder.decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8), UTF_8),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Canary")));
        asked.add(one);
        Answer answer = answers.apply(one);
        byte[] body = answer.body().getBytes(UTF_8);
        if (answer.status() / 100 == 3) {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
        }
        try (exchange) {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AnsweringServer answer(int status, String body) {
        return answer(one -> new Answer(status, body));
    }

    AnsweringServer answer(Function<Asked, Answer> how) {
        answers = how;
        return this;
    }

    /** Answers each query with one value. */
    AnsweringServer value(Function<String, String> byQuery) {
        return answer(one -> {
            String query = one.form().replaceFirst("^query=", "").replaceFirst("&time=.*", "");
            String value = byQuery.apply(query);
            String result = value.isEmpty() ? "" : "{\"metric\":{},\"value\":[1,\"" + value + "\"]}";
            return new Answer(
                    200, "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + result + "]}}");
        });
    }

    List<Asked> asked() {
        return asked;
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
