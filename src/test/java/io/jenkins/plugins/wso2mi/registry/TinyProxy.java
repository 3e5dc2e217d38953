package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An http proxy on the loopback that leads every host to one port of it, by CONNECT or by passing requests on. */
public final class TinyProxy implements AutoCloseable {
    private final ServerSocket socket;
    private final int target;
    private final String login;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private TinyProxy(ServerSocket socket, int target, String login) {
        this.socket = socket;
        this.target = target;
        this.login = login;
    }

    /**
     * A proxy to a port.
     *
     * @param login the {@code Proxy-Authorization} that it wants; empty for none
     */
    public static TinyProxy to(int port, String login) throws IOException {
        TinyProxy proxy = new TinyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, login);
        proxy.threads.execute(proxy::accept);
        return proxy;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The first lines of what it was asked. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            String line = head.substring(0, head.indexOf("\r\n"));
            lines.add(line);
            if (!login.isEmpty()
                    && !head.toLowerCase(Locale.ROOT)
                            .contains("proxy-authorization: " + login.toLowerCase(Locale.ROOT))) {
                client.getOutputStream()
                        .write(("HTTP/1.1 407 Who asks\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                                        + "Content-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(ISO_8859_1));
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                if (line.startsWith("CONNECT ")) {
                    client.getOutputStream().write("HTTP/1.1 200 Go on\r\n\r\n".getBytes(ISO_8859_1));
                } else {
                    // one request a connection: the next one may be for another host
                    String once = head.replaceFirst(" http://[^/]+", " ")
                            .replaceFirst("(?i)\r\nconnection: [^\r]*", "")
                            .replaceFirst("\r\n", "\r\nConnection: close\r\n");
                    server.getOutputStream().write(once.getBytes(ISO_8859_1));
                }
                threads.execute(() -> pump(client, server));
                server.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException e) {
            // who asked sees that
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // the other direction ends it
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
