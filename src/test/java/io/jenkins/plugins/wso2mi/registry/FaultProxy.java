package io.jenkins.plugins.wso2mi.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a registry on the loopback, and does harm to chosen requests. */
public final class FaultProxy implements AutoCloseable {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    /** What is done to a request. */
    public enum Fault {
        /** The registry does it, and the connection is cut before the answer. */
        CUT_ANSWER,
        /** The connection is cut before the registry hears of it. */
        CUT_REQUEST,
        /** 429 with {@code Retry-After: 0}. */
        TOO_MANY,
        /** 503. */
        UNAVAILABLE,
        /** 403, which does not pass. */
        DENIED
    }

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String upstream;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Harm harm = (number, line) -> null;

    /** Chooses a fault, or null, for a request by its number, from 1 on, and its line. */
    @FunctionalInterface
    public interface Harm {
        Fault to(int number, String line);
    }

    private FaultProxy(HttpServer server, String upstream) {
        this.server = server;
        this.upstream = upstream;
    }

    /** A proxy before a registry, harmless at first. */
    public static FaultProxy before(DebianRegistry registry) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FaultProxy proxy = new FaultProxy(server, "http://" + registry.host());
        server.setExecutor(proxy.threads);
        server.createContext("/", proxy::handle);
        server.start();
        return proxy;
    }

    /** Begins to do harm, and counts requests from 1 again. */
    public void harm(Harm by) {
        requests.clear();
        harm = by;
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The requests since the last {@link #harm}, such as {@code HEAD /v2/a/manifests/1}. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many requests were harmed, ever. */
    public int faults() {
        return faults.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(line);
            Fault fault = harm.to(requests.size(), line);
            if (fault != null) {
                faults.incrementAndGet();
            }
            if (fault == null || fault == Fault.CUT_ANSWER) {
                HttpResponse<byte[]> answer = forward(exchange);
                if (fault == null) {
                    pass(answer, exchange);
                }
            } else if (fault != Fault.CUT_REQUEST) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Retry-After", "0");
                exchange.sendResponseHeaders(status(fault), -1);
            }
        }
    }

    private static int status(Fault fault) {
        return switch (fault) {
            case TOO_MANY -> 429;
            case DENIED -> 403;
            default -> 503;
        };
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(upstream + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.method(
                exchange.getRequestMethod(),
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void pass(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
        new TreeMap<>(answer.headers().map()).forEach((name, values) -> {
            if (!name.equalsIgnoreCase("transfer-encoding") && !name.equalsIgnoreCase("connection")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        boolean bare = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.statusCode(), bare ? -1 : answer.body().length);
        if (!bare) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
