package io.jenkins.plugins.wso2mi.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on loopback that answers as an API server would, for what no test cluster can be made to answer. */
public final class ApiServer implements AutoCloseable {
    /** Where a client asks what it may do: the first question of all. */
    public static final String REVIEW = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

    private final HttpServer server;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private record Answer(int status, String json) {}

    public ApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            exchange.getRequestBody().readAllBytes();
            Answer answer = answers.getOrDefault(path, new Answer(404, "{\"kind\":\"Status\",\"code\":404}"));
            byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        answer(REVIEW, 201, "{\"status\":{\"incomplete\":true,\"resourceRules\":[]}}");
        answer("/version", 200, "{\"major\":\"1\",\"minor\":\"37\",\"gitVersion\":\"v1.37.0\"}");
    }

    /** Answers a path with JSON; what has no answer is not found. */
    public ApiServer answer(String path, int status, String json) {
        answers.put(path, new Answer(status, json));
        return this;
    }

    /** Method and path of each request, in order. */
    public List<String> requests() {
        return requests;
    }

    /** Such as {@code http://127.0.0.1:34567}. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Writes a kubeconfig for it. */
    public Path kubeconfig(Path folder) throws IOException {
        return kubeconfig(folder, server.getAddress().getPort());
    }

    /** Writes a kubeconfig for a port of this machine. */
    public static Path kubeconfig(Path folder, int port) throws IOException {
        return Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: here, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: me, user: {}}]
                contexts: [{name: here, context: {cluster: here, user: me, namespace: shop}}]
                """.formatted(port));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
