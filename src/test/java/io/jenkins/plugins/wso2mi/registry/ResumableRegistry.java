package io.jenkins.plugins.wso2mi.registry;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A registry on the loopback that keeps what it has of an upload when the connection breaks, as the specification
 * allows. It breaks when a test says so.
 */
final class ResumableRegistry implements AutoCloseable {
    private final ScriptedRegistry server;
    private final Set<String> blobs = new HashSet<>();
    private final List<Integer> pieces = new CopyOnWriteArrayList<>();
    private ByteArrayOutputStream received = new ByteArrayOutputStream();
    private Trouble trouble = (line, body) -> -1;
    private long leastPiece;
    private boolean known = true;
    private int refusal;
    private boolean silent;

    /** Says after how many bytes of a request's content the connection breaks; -1 if it does not. */
    @FunctionalInterface
    interface Trouble {
        int after(String line, long contentBytes);
    }

    ResumableRegistry() throws IOException {
        server = ScriptedRegistry.start((exchange, number) -> answer(exchange));
    }

    ResumableRegistry breaking(Trouble by) {
        trouble = by;
        return this;
    }

    /** Wants pieces of at least so many bytes. */
    ResumableRegistry wanting(long bytes) {
        leastPiece = bytes;
        return this;
    }

    /** Knows no upload any more that somebody asks about. */
    ResumableRegistry forgetful() {
        known = false;
        return this;
    }

    /** Answers pieces with this status. */
    ResumableRegistry refusingPieces(int status) {
        refusal = status;
        return this;
    }

    /** Ends an upload, and breaks before it says so. */
    ResumableRegistry silentAtTheEnd() {
        silent = true;
        return this;
    }

    String host() {
        return server.host();
    }

    /** Requests by method and first part of the path: {@code PATCH upload}. */
    List<String> methods() {
        return server.lines().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    /** Bytes of the pieces that came by PATCH. */
    List<Integer> pieces() {
        return List.copyOf(pieces);
    }

    boolean has(Digest blob) {
        return blobs.contains(blob.toString());
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String line = method + " " + exchange.getRequestURI();
        switch (method) {
            case "POST" -> {
                received = new ByteArrayOutputStream();
                if (leastPiece > 0) {
                    exchange.getResponseHeaders().set("OCI-Chunk-Min-Length", String.valueOf(leastPiece));
                }
                at(exchange, 202);
            }
            case "HEAD" -> {
                String path = exchange.getRequestURI().getPath();
                ScriptedRegistry.answer(
                        exchange, blobs.contains(path.substring(path.lastIndexOf('/') + 1)) ? 200 : 404, "");
            }
            case "GET" -> {
                exchange.getResponseHeaders().set("Range", "0-" + Math.max(0, received.size() - 1));
                at(exchange, known ? 204 : 404);
            }
            case "PATCH" -> piece(exchange, line);
            default -> end(exchange, line);
        }
    }

    private void piece(HttpExchange exchange, String line) throws IOException {
        if (refusal > 0) {
            ScriptedRegistry.answer(exchange, refusal, "");
            return;
        }
        String range = exchange.getRequestHeaders().getFirst("Content-Range");
        if (!range.startsWith(received.size() + "-")) {
            ScriptedRegistry.answer(exchange, 416, "");
            return;
        }
        int before = received.size();
        if (take(exchange, line)) {
            pieces.add(received.size() - before);
            at(exchange, 202);
        }
    }

    private void end(HttpExchange exchange, String line) throws IOException {
        if (!take(exchange, line)) {
            return;
        }
        String digest = Digest.of(received.toByteArray()).toString();
        if (!exchange.getRequestURI().getQuery().equals("digest=" + digest)) {
            ScriptedRegistry.answer(exchange, 400, "{\"errors\":[{\"code\":\"DIGEST_INVALID\"}]}");
            return;
        }
        blobs.add(digest);
        if (silent) {
            known = false;
            exchange.close();
        } else {
            ScriptedRegistry.answer(exchange, 201, "");
        }
    }

    private boolean take(HttpExchange exchange, String line) throws IOException {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        int until = trouble.after(line, length == null ? 0 : Long.parseLong(length));
        InputStream in = exchange.getRequestBody();
        received.write(until < 0 ? in.readAllBytes() : in.readNBytes(until));
        if (until >= 0) {
            exchange.close();
        }
        return until < 0;
    }

    private static void at(HttpExchange exchange, int status) throws IOException {
        exchange.getResponseHeaders().set("Location", "/upload");
        ScriptedRegistry.answer(exchange, status, "");
    }

    @Override
    public void close() {
        server.close();
    }
}
