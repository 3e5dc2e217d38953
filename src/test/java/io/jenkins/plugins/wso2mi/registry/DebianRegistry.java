package io.jenkins.plugins.wso2mi.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real registry on a free port of the loopback: Debian's docker-registry, with its own configuration and its own
 * storage.
 */
public final class DebianRegistry implements LocalRegistry {
    /** Whom a registry with basic authentication lets in. */
    public static final String USER = "tester";

    public static final String PASSWORD = "s3cret";

    private static final Path BINARY = Path.of("/usr/bin/docker-registry");
    private static final String AUTH = "auth:\n  htpasswd:\n    realm: tests\n    path: %s/htpasswd\n";
    private static final String HTPASSWD = USER + ":$2b$04$ldYgw/DwyMeVQ52H09sJyuUynAYS4BF.m/5vgUBfrX278AAVVgxW2\n";

    private final Path folder;
    private final int port;
    private Process process;

    private DebianRegistry(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A registry that lets everybody in. */
    public static DebianRegistry start() throws IOException {
        return start("");
    }

    /** A registry that lets only {@link #USER} in. */
    public static DebianRegistry startWithBasicAuth() throws IOException {
        return start(AUTH);
    }

    private static DebianRegistry start(String auth) throws IOException {
        assertThat(BINARY)
                .as("Debian's package docker-registry is needed: testbed/up registry installs it")
                .isExecutable();
        Path folder = Files.createTempDirectory("wso2-mi-registry");
        DebianRegistry registry = new DebianRegistry(folder, freePort());
        Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
        registry.configure(auth.formatted(folder), "");
        registry.up();
        return registry;
    }

    private void configure(String auth, String tls) throws IOException {
        Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                log: {level: warn, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: %s/data}, delete: {enabled: true}}
                http: {addr: "127.0.0.1:%d", relativeurls: true%s}
                """.formatted(folder, port, tls) + auth);
    }

    /** Starts anew, with what it has, and from now on speaks TLS only and lets only {@link #USER} in. */
    public void secure(Path certificate, Path key) throws IOException {
        end();
        configure(AUTH.formatted(folder), ", tls: {certificate: %s, key: %s}".formatted(certificate, key));
        up();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void up() throws IOException {
        process = new ProcessBuilder(
                        BINARY.toString(), "serve", folder.resolve("config.yml").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(this::isListening);
    }

    private boolean isListening() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("docker-registry ended: " + Files.readString(folder.resolve("log")));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String host() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Loses a blob, links and all, as a registry does whose storage was cleaned. */
    public void lose(Digest blob) throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("data"))) {
            List<Path> of = all.filter(path -> path.endsWith(blob.hex())).toList();
            for (Path path : of) {
                delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        end();
        delete(folder);
    }

    private void end() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
