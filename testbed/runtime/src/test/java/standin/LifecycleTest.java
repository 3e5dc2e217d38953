package standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start and stop, as a pod's probes and hooks see them. */
class LifecycleTest {
    @TempDir
    Path home;

    @Test
    void shouldOpenItsPortsOnlyWhenAllCarsWereTried() throws Exception {
        new CarZip("gate")
                .with("lib/synapse/mediator", "gate", "gate.jar", CarZip.jarOf(Gate.class))
                .with("synapse/sequence", "Gate", "gate.xml", replaced("gate.xml", 0))
                .write(RunningServer.carbonApps(home).resolve("z-gate.car"));
        new CarZip("ping")
                .with("synapse/api", "Ping", "ping.xml")
                .write(RunningServer.carbonApps(home).resolve("ping.car"));
        try (RunningServer server = new RunningServer(home)) {
            RunningServer.await("the first CAR is deployed", () -> server.log().contains("ping_1.0.0{super-tenant}"));
            Thread.sleep(300);

            assertThat(accepts(server.http)).isFalse();
            assertThat(accepts(server.internalHttp)).isFalse();

            Files.createFile(home.resolve("open"));
            server.awaitStarted();
            assertThat(server.get("/ping").body()).isEqualTo("{\"answer\": \"pong\"}");
            assertThat(server.internal("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void shouldFinishOpenRequestsWhenTerminated() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayAnswer = new CountDownLatch(1);
        HttpServer backend = slowBackend(asked, mayAnswer);
        new CarZip("slow")
                .with("synapse/api", "Slow", "slow.xml", replaced("slow.xml", backend.getAddress().getPort()))
                .write(RunningServer.carbonApps(home).resolve("slow.car"));
        try (RunningServer server = new RunningServer(home).awaitStarted()) {
            CompletableFuture<HttpResponse<String>> open = CompletableFuture.supplyAsync(() -> server.get("/slow"));
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

            server.process().destroy();
            RunningServer.await("new connections are refused", () -> !accepts(server.http));
            mayAnswer.countDown();

            HttpResponse<String> answer = open.get(20, TimeUnit.SECONDS);
            assertThat(answer.body()).isEqualTo("late");
            assertThat(answer.headers().firstValue("Connection")).contains("close");
            assertThat(server.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server.log()).contains("Stopping: ", "Stopped").doesNotContain("are cut");
        } finally {
            backend.stop(0);
        }
    }

    @Test
    void shouldEndWithOneClearLineWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                RunningServer server = new RunningServer(home, "-Dstandin.internal.http=" + taken.getLocalPort())) {
            assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(server.process().exitValue()).isEqualTo(1);
            assertThat(server.log()).contains("The Synapse stand-in does not start: ", "already in use");
        }
    }

    @Test
    void shouldNameThePropertyWhenItIsNoPort() throws Exception {
        try (RunningServer server = new RunningServer(home, "-Dstandin.http=eighty")) {
            assertThat(server.process().waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(server.process().exitValue()).isEqualTo(1);
            assertThat(server.log()).contains("-Dstandin.http=eighty is no port; give 1 to 65535");
        }
    }

    private static HttpServer slowBackend(CountDownLatch asked, CountDownLatch mayAnswer) throws IOException {
        HttpServer backend = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        backend.createContext("/", exchange -> {
            asked.countDown();
            try {
                mayAnswer.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write("late".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        backend.start();
        return backend;
    }

    private byte[] replaced(String payload, int port) {
        return new String(CarZip.resource(payload), StandardCharsets.UTF_8)
                .replace("@PORT@", Integer.toString(port))
                .replace("@HOME@", home.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
