package io.jenkins.plugins.wso2mi.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.wso2mi.registry.PassedOn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an API server on the loopback, and does harm to chosen requests and to open watches. */
public final class ApiFaultProxy implements AutoCloseable {
    static {
        // without it each answer with a body waits 40 ms for the acknowledgement of its head
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BUFFER = 16 * 1024;

    /** The end of a request's line that asks for a WebSocket, which is not to be had here. */
    public static final String WEB_SOCKET = " websocket";

    /** What is done to a request. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** The API server never hears of it. */
        CUT_REQUEST,
        /** The API server does it, and the connection is cut before the answer. */
        CUT_ANSWER,
        /** 429 with {@code Retry-After: 1}. */
        TOO_MANY,
        /** 500, as of an API server whose etcd has no leader. */
        NO_LEADER
    }

    /** Chooses a fault for a request by its number, from 1 on, and its line, such as {@code PUT /apis/...}. */
    @FunctionalInterface
    public interface Harm {
        Fault to(int number, String line);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client;
    private final String upstream;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> watches = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Harm harm = (number, line) -> Fault.NONE;

    /** A proxy before a control plane, harmless at first. */
    public ApiFaultProxy(ControlPlane plane) throws IOException {
        this(plane.address(), HttpClient.newBuilder().sslContext(ApiRequests.trusting(plane)));
    }

    /** A proxy before what needs no TLS and no login, such as {@code kubectl proxy}, harmless at first. */
    public ApiFaultProxy(String upstream) throws IOException {
        this(upstream, HttpClient.newBuilder());
    }

    private ApiFaultProxy(String upstream, HttpClient.Builder client) throws IOException {
        this.upstream = upstream;
        this.client = client.version(HttpClient.Version.HTTP_1_1).build();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Such as {@code http://127.0.0.1:34567}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Begins to do harm, and counts requests from 1 again. */
    public void harm(Harm by) {
        requests.clear();
        harm = by;
    }

    /** Method and path of each request since the last {@link #harm}, and {@link #WEB_SOCKET} if it asked for one. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many requests were harmed, and watches cut. */
    public int faults() {
        return faults.get();
    }

    /** Cuts all watches that are open. */
    public void cutWatches() {
        watches.forEach(watch -> {
            faults.incrementAndGet();
            watch.close();
        });
        watches.clear();
    }

    private static boolean isWebSocket(HttpExchange exchange) {
        return "websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " "
                    + exchange.getRequestURI().getPath()
                    + (isWebSocket(exchange) ? WEB_SOCKET : "");
            requests.add(line);
            Fault fault = harm.to(requests.size(), line);
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (fault != Fault.NONE) {
                faults.incrementAndGet();
            }
            switch (fault) {
                case CUT_REQUEST -> {}
                case CUT_ANSWER -> ask(exchange, body).body().close();
                case TOO_MANY -> refuse(exchange, 429, "too many requests, please try again later");
                case NO_LEADER -> refuse(exchange, 500, "etcdserver: no leader");
                default -> pass(exchange, body);
            }
        }
    }

    private static void refuse(HttpExchange exchange, int code, String message) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "1");
        answer(exchange, code, """
                {"kind":"Status","apiVersion":"v1","status":"Failure","message":"%s","code":%d}""".formatted(message, code));
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        byte[] bytes = json.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        if (isWebSocket(exchange)) {
            // a proxy that knows no WebSocket answers so; the client then watches by a plain GET
            answer(exchange, 200, "{}");
            return;
        }
        boolean watch = String.valueOf(exchange.getRequestURI().getQuery()).contains("watch=true");
        HttpResponse<InputStream> answer = ask(exchange, body);
        answer.headers().firstValue("Content-Type").ifPresent(t -> exchange.getResponseHeaders()
                .set("Content-Type", t));
        exchange.sendResponseHeaders(answer.statusCode(), answer.statusCode() == 204 ? -1 : 0);
        if (watch) {
            watches.add(exchange);
        }
        try (InputStream in = answer.body();
                OutputStream out = exchange.getResponseBody()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
        } finally {
            watches.remove(exchange);
        }
    }

    private HttpResponse<InputStream> ask(HttpExchange exchange, byte[] body) throws IOException {
        try {
            return client.send(PassedOn.to(upstream, exchange, body), BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
