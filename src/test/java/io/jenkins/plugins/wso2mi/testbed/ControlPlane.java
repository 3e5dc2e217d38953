package io.jenkins.plugins.wso2mi.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An API server with its etcd and nothing else, of the testbed's programs: no controller, no scheduler, no node. It can
 * be killed and halted without harm to anybody. To be closed.
 */
public final class ControlPlane implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path programs;
    private final Path folder;
    private final int etcdPort = freePort();
    private final int peerPort = freePort();
    private final int apiPort = freePort();
    private final String token;
    private final String observer;
    private Process etcd;
    private Process apiServer;

    private ControlPlane(Path programs, Path folder) throws IOException {
        this.programs = programs;
        this.folder = folder;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random, 0, 16);
        observer = HexFormat.of().formatHex(random, 16, 32);
    }

    /**
     * Starts one.
     *
     * @param programs the folder of the testbed's programs
     * @param folder where it keeps what it needs; outlives nothing
     */
    public static ControlPlane start(Path programs, Path folder) throws IOException, InterruptedException {
        ControlPlane plane = new ControlPlane(programs, folder);
        plane.prepare();
        plane.startEtcd();
        plane.startApiServer();
        return plane;
    }

    private void prepare() throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("tokens.csv"),
                token + ",releases,releases,\"system:masters\"\n" + observer + ",cast,cast,\"system:masters\"\n");
        Files.writeString(folder.resolve("audit.yaml"), """
                apiVersion: audit.k8s.io/v1
                kind: Policy
                omitStages: [RequestReceived]
                rules:
                  - {level: Metadata, users: [releases]}
                  - {level: None}
                """);
        run("openssl", "genrsa", "-out", folder.resolve("sa.key").toString(), "2048");
    }

    private void startEtcd() throws IOException {
        etcd = spawn(
                "etcd",
                "--data-dir=" + folder.resolve("etcd"),
                "--client-url=http://127.0.0.1:" + etcdPort,
                "--peer-url=http://127.0.0.1:" + peerPort);
    }

    /** Starts the API server, after it was killed; waits until it is ready. */
    public void startApiServer() throws IOException, InterruptedException {
        String key = folder.resolve("sa.key").toString();
        apiServer = spawn(
                "kube-apiserver",
                "--etcd-servers=http://127.0.0.1:" + etcdPort,
                "--bind-address=127.0.0.1",
                "--secure-port=" + apiPort,
                "--cert-dir=" + folder.resolve("certs"),
                "--service-cluster-ip-range=10.97.0.0/24",
                "--endpoint-reconciler-type=none",
                "--token-auth-file=" + folder.resolve("tokens.csv"),
                "--authorization-mode=RBAC",
                "--disable-admission-plugins=ServiceAccount",
                "--service-account-issuer=https://kubernetes.default.svc",
                "--service-account-key-file=" + key,
                "--service-account-signing-key-file=" + key,
                "--audit-policy-file=" + folder.resolve("audit.yaml"),
                "--audit-log-path=" + folder.resolve("audit.log"),
                "--audit-log-mode=batch",
                "--profiling=false");
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end || !apiServer.isAlive()) {
                throw new IOException("the API server does not become ready, see " + folder);
            }
            Thread.sleep(100);
        }
    }

    private boolean isReady() {
        try {
            return Files.exists(certificate())
                    && new ApiRequests(this).send("GET", "/readyz", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Ends the API server by SIGKILL. */
    public void killApiServer() throws InterruptedException {
        apiServer.destroyForcibly().waitFor();
    }

    /** Halts etcd as it stands. */
    public void haltEtcd() throws IOException, InterruptedException {
        run("kill", "-STOP", Long.toString(etcd.pid()));
    }

    /** Has etcd go on. */
    public void continueEtcd() throws IOException, InterruptedException {
        run("kill", "-CONT", Long.toString(etcd.pid()));
    }

    /** Such as {@code https://127.0.0.1:34567}. */
    public String address() {
        return "https://127.0.0.1:" + apiPort;
    }

    /** The port that it listens at. */
    public int port() {
        return apiPort;
    }

    /** What the cast of a test says who it is by; its requests are not written down. */
    String observer() {
        return observer;
    }

    /** What releases say who they are by. */
    public String token() {
        return token;
    }

    /** The certificate that it has made for itself. */
    public Path certificate() {
        return folder.resolve("certs/apiserver.crt");
    }

    /** Writes a kubeconfig for releases, that leads to an address. */
    public Path kubeconfig(String server) throws IOException {
        return Files.writeString(
                Files.createTempFile(folder, "kubeconfig", ""), """
                apiVersion: v1
                kind: Config
                current-context: here
                clusters: [{name: here, cluster: {server: "%s", certificate-authority: "%s"}}]
                users: [{name: me, user: {token: %s}}]
                contexts: [{name: here, context: {cluster: here, user: me, namespace: shop}}]
                """.formatted(server, certificate(), token));
    }

    /** Verb and path of each request of releases that was answered, as the API server wrote it down, as JSON lines. */
    public List<String> audit() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("audit.log"))) {
            return lines.toList();
        }
    }

    private Process spawn(String program, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(programs.resolve(program).toString()));
        command.addAll(List.of(flags));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(program + ".log").toFile()))
                .start();
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Stream.of(apiServer, etcd).filter(p -> p != null).forEach(Process::destroyForcibly);
    }
}
