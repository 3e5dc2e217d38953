package io.jenkins.plugins.wso2mi.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on loopback that lists and watches objects of a namespace as an API server does, and holds Leases. */
public final class WatchedApi implements AutoCloseable {
    static {
        // else each answer waits 40 ms for the acknowledgement of its head
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<String>> lists = new ConcurrentHashMap<>();
    private final Map<String, List<OutputStream>> watchers = new ConcurrentHashMap<>();
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, String> leases = new ConcurrentSkipListMap<>();
    private static final Map<String, String> KINDS =
            Map.of("deployments", "Deployment", "replicasets", "ReplicaSet", "pods", "Pod", "events", "Event");

    private final AtomicInteger version = new AtomicInteger();
    private volatile boolean watchListKnown = true;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public WatchedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Holds objects of a kind, as JSON. */
    public WatchedApi list(String plural, List<String> objects) {
        lists.put(plural, new ArrayList<>(objects));
        return this;
    }

    /** As a server before Kubernetes 1.32: no watch begins with what is there. */
    public WatchedApi withoutWatchList() {
        watchListKnown = false;
        return this;
    }

    /** Does something before a request to a path with this end is answered. */
    public WatchedApi before(String end, Runnable what) {
        before.put(end, what);
        return this;
    }

    /** Tells all watches of a kind that an object has changed. */
    public void modify(String plural, String object) throws IOException {
        byte[] line = ("{\"type\":\"MODIFIED\",\"object\":" + object + "}\n").getBytes(StandardCharsets.UTF_8);
        for (OutputStream watcher : watchers.getOrDefault(plural, List.of())) {
            watcher.write(line);
            watcher.flush();
        }
    }

    /** Method and path of each request, in order. */
    public List<String> requests() {
        return requests;
    }

    /** Writes a kubeconfig for it. */
    public Path kubeconfig(Path folder) throws IOException {
        return ApiServer.kubeconfig(folder, server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        String plural = path.substring(path.lastIndexOf('/') + 1);
        requests.add(exchange.getRequestMethod() + " " + path + (query.contains("watch=true") ? " watch" : ""));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        before.entrySet().stream()
                .filter(known -> path.endsWith(known.getKey()))
                .forEach(known -> known.getValue().run());
        if (path.equals(ApiServer.REVIEW)) {
            send(exchange, 201, "{\"status\":{\"incomplete\":true,\"resourceRules\":[]}}");
        } else if (path.contains("/leases")) {
            lease(exchange, plural, body);
        } else if (query.contains("watch=true")) {
            watch(exchange, plural, query.contains("sendInitialEvents=true"));
        } else if (lists.containsKey(plural)) {
            send(
                    exchange,
                    200,
                    "{\"kind\":\"List\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":["
                            + String.join(",", lists.get(plural)) + "]}");
        } else {
            send(exchange, 404, "{\"kind\":\"Status\",\"code\":404}");
        }
    }

    private void lease(HttpExchange exchange, String name, String body) throws IOException {
        int code =
                switch (exchange.getRequestMethod()) {
                    case "GET" -> leases.containsKey(name) ? 200 : 404;
                    case "POST" -> created(JSON.readTree(body));
                    case "PUT" -> updated(name, JSON.readTree(body));
                    default -> deleted(name, body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
                };
        String key =
                name.equals("leases") ? JSON.readTree(body).at("/metadata/name").asText() : name;
        send(
                exchange,
                code,
                code == 200 && leases.containsKey(key)
                        ? leases.get(key)
                        : "{\"kind\":\"Status\",\"code\":%d}".formatted(code));
    }

    private int created(JsonNode lease) {
        String name = lease.at("/metadata/name").asText();
        return leases.putIfAbsent(name, versioned(lease)) == null ? 200 : 409;
    }

    private int updated(String name, JsonNode lease) throws IOException {
        if (!leases.containsKey(name)) {
            return 404;
        }
        if (isOfAnother(name, lease.at("/metadata/resourceVersion").asText())) {
            return 409;
        }
        leases.put(name, versioned(lease));
        return 200;
    }

    private int deleted(String name, JsonNode options) throws IOException {
        if (!leases.containsKey(name)) {
            return 404;
        }
        if (isOfAnother(name, options.at("/preconditions/resourceVersion").asText())) {
            return 409;
        }
        leases.remove(name);
        return 200;
    }

    private boolean isOfAnother(String name, String version) throws IOException {
        String held =
                JSON.readTree(leases.get(name)).at("/metadata/resourceVersion").asText();
        return !version.isEmpty() && !version.equals(held);
    }

    private String versioned(JsonNode lease) {
        ((ObjectNode) lease.path("metadata")).put("resourceVersion", Integer.toString(version.incrementAndGet()));
        return lease.toString();
    }

    /** The Leases that it holds, by name. */
    public Map<String, String> leases() {
        return leases;
    }

    private void watch(HttpExchange exchange, String plural, boolean all) throws IOException {
        if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
            // a proxy that knows no WebSocket answers so; the client then watches by a plain GET
            send(exchange, 200, "{}");
            return;
        }
        if (all && !watchListKnown) {
            send(exchange, 422, "{\"kind\":\"Status\",\"code\":422,\"message\":\"sendInitialEvents is forbidden\"}");
            return;
        }
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        if (all) {
            exchange.getResponseBody().write(beginning(plural).getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseBody().flush();
        watchers.computeIfAbsent(plural, p -> new CopyOnWriteArrayList<>()).add(exchange.getResponseBody());
    }

    /** What is there, and the bookmark that says that it was all. */
    private String beginning(String plural) {
        StringBuilder lines = new StringBuilder();
        lists.getOrDefault(plural, List.of()).forEach(o -> lines.append("{\"type\":\"ADDED\",\"object\":")
                .append(o)
                .append("}\n"));
        String version = plural.equals("pods") || plural.equals("events") ? "v1" : "apps/v1";
        return lines.append("""
                {"type":"BOOKMARK","object":{"apiVersion":"%s","kind":"%s","metadata":{"resourceVersion":"1",\
                "annotations":{"k8s.io/initial-events-end":"true"}}}}
                """.formatted(version, KINDS.get(plural))).toString();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The watches of a kind that are open. */
    public int watches(String plural) {
        return watchers.getOrDefault(plural, List.of()).size();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
