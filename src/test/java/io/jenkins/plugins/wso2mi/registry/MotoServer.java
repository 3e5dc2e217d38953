package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The API of AWS as moto mocks it (https://docs.getmoto.org/): IAM, STS and ECR, with signatures and policies checked
 * after the first calls. Python's pip installs it from PyPI, once.
 */
final class MotoServer implements AutoCloseable {
    private static final String VERSION = "5.2.5";

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it, with nothing in it.
     *
     * @param unchecked calls that need no signature, to set up users with
     */
    static MotoServer start(int unchecked) throws IOException {
        Path python = python();
        int port = freePort();
        ProcessBuilder server = new ProcessBuilder(
                        python.toString(), "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        server.environment().put("INITIAL_NO_AUTH_ACTION_COUNT", String.valueOf(unchecked));
        MotoServer moto = new MotoServer(server.start(), port);
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(moto::isListening);
        return moto;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean isListening() {
        assertThat(process.isAlive()).as("moto runs").isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Path python() throws IOException {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        Path home = caches.resolve("wso2-mi").resolve("tests").resolve("moto-" + VERSION);
        Path installed = home.resolve("installed");
        Path python = home.resolve("bin").resolve("python");
        if (!Files.exists(installed)) {
            run("python3", "-m", "venv", home.toString());
            run(python.toString(), "-m", "pip", "install", "--quiet", "moto[server]==" + VERSION);
            Files.createFile(installed);
        }
        return python;
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            assertThat(process.waitFor()).as(List.of(command) + ": " + said).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /**
     * Calls IAM's API without a signature.
     *
     * @param parameters {@code Action=CreateUser&UserName=ci}
     * @return the answer, in XML
     */
    String iam(String parameters) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/iam/aws4_request, "
                                + "SignedHeaders=host, Signature=x")
                .POST(BodyPublishers.ofString("Version=2010-05-08&" + parameters))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
