package io.jenkins.plugins.wso2mi.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The registry of go-containerregistry (its {@code cmd/registry}, with referrers), in memory: it does not mount, does
 * not look whether a manifest's layers are there, and does not tell how far an upload got. Go builds it, once.
 */
public final class GoRegistry implements LocalRegistry {
    private static final Path SOURCE = Path.of("src", "test", "go", "registry");

    private final Process process;
    private final String host;

    private GoRegistry(Process process, String host) {
        this.process = process;
        this.host = host;
    }

    /** Starts an empty one. */
    public static GoRegistry start() throws IOException {
        // ends with its standard input, so it does not outlive these tests
        Process process = new ProcessBuilder(program().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = process.inputReader(UTF_8);
        String host = said.readLine();
        assertThat(host).as("address of the registry").startsWith("127.0.0.1:");
        return new GoRegistry(process, host);
    }

    private static synchronized Path program() throws IOException {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        for (String file : List.of("main.go", "go.mod", "go.sum")) {
            source.write(Files.readAllBytes(SOURCE.resolve(file)));
        }
        String name = "go-registry-" + Digest.of(source.toByteArray()).hex().substring(0, 12);
        Path program = cache().resolve(name);
        if (!Files.isExecutable(program)) {
            build(program);
        }
        return program;
    }

    private static Path cache() throws IOException {
        String xdg = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return Files.createDirectories(caches.resolve("wso2-mi").resolve("tests"));
    }

    private static void build(Path program) throws IOException {
        Path built = Files.createTempFile(program.getParent(), "go-registry", null);
        ProcessBuilder go = new ProcessBuilder("go", "build", "-o", built.toString(), ".")
                .directory(SOURCE.toFile())
                .redirectErrorStream(true);
        go.environment().put("CGO_ENABLED", "0");
        Process building = go.start();
        String said = new String(building.getInputStream().readAllBytes(), UTF_8);
        try {
            assertThat(building.waitFor())
                    .as("go build in " + SOURCE + ": " + said)
                    .isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        Files.move(built, program, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
