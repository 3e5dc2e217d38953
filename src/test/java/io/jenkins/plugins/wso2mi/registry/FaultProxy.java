package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a registry on the loopback, and does harm to chosen requests. */
public final class FaultProxy implements AutoCloseable {
    static {
        // without it each answer with a body waits 40 ms for the acknowledgement of its head
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** What is done to a request. */
    public enum Fault {
        /** The registry does it, and the connection is cut before the answer. */
        CUT_ANSWER,
        /** The registry does it, and the connection is cut within the answer. */
        CUT_WITHIN,
        /** The connection is cut before the registry hears of it. */
        CUT_REQUEST,
        /** 429 with {@code Retry-After: 0}. */
        TOO_MANY,
        /** 503. */
        UNAVAILABLE,
        /** 500, which docker-registry says when its storage fails. */
        STORAGE,
        /** 401: the token is over, and there is another. */
        EXPIRED,
        /** One byte of what is sent changes on its way, or of what is answered if nothing is sent. */
        DAMAGED,
        /** 507: the disk is full. */
        FULL,
        /** 403. */
        DENIED;

        /** Whether the same request may succeed a little later. */
        public boolean isPassing() {
            return compareTo(DAMAGED) < 0;
        }
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
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (fault != null && fault != Fault.DAMAGED) {
                faults.incrementAndGet();
            }
            if (fault != null && status(fault) > 0) {
                refuse(exchange, fault);
            } else if (line.startsWith("GET /token")) {
                answer(exchange, 200, "{\"token\":\"t\",\"expires_in\":300}".getBytes(UTF_8));
            } else if (fault != Fault.CUT_REQUEST) {
                forward(exchange, body, fault);
            }
        }
    }

    private void forward(HttpExchange exchange, byte[] body, Fault fault) throws IOException {
        boolean sends = body.length > 0;
        HttpResponse<byte[]> answer = ask(exchange, fault == Fault.DAMAGED && sends ? damaged(body) : body);
        boolean told = !exchange.getRequestMethod().equals("HEAD") && answer.body().length > 0;
        if (fault == Fault.DAMAGED && !sends && told) {
            pass(answer, exchange, damaged(answer.body()), answer.body().length);
        } else if (fault == Fault.CUT_WITHIN && told) {
            pass(answer, exchange, Arrays.copyOf(answer.body(), answer.body().length / 2), answer.body().length);
        } else if (fault == null || fault == Fault.DAMAGED) {
            pass(answer, exchange, answer.body(), told ? answer.body().length : -1);
        }
    }

    private byte[] damaged(byte[] bytes) {
        faults.incrementAndGet();
        byte[] damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        return damaged;
    }

    private static int status(Fault fault) {
        return switch (fault) {
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
            case STORAGE -> 500;
            case EXPIRED -> 401;
            case FULL -> 507;
            case DENIED -> 403;
            default -> 0;
        };
    }

    private void refuse(HttpExchange exchange, Fault fault) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "0");
        if (fault == Fault.EXPIRED) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer realm=\"http://" + host() + "/token\"");
        }
        exchange.sendResponseHeaders(status(fault), -1);
    }

    private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) throws IOException {
        try {
            return client.send(PassedOn.to(upstream, exchange, body), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void pass(HttpResponse<byte[]> answer, HttpExchange exchange, byte[] body, long length)
            throws IOException {
        new TreeMap<>(answer.headers().map()).forEach((name, values) -> {
            if (!name.equalsIgnoreCase("transfer-encoding") && !name.equalsIgnoreCase("connection")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), length);
        if (length > 0) {
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
