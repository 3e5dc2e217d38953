package io.jenkins.plugins.wso2mi.release.matrix;

import io.jenkins.plugins.wso2mi.release.matrix.Peer.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of a peer, with its own caches, for one cluster. */
record Command(String program, Path kubeconfig, Path folder) {
    /** How much longer than its own limit a program may take before it is ended from outside. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** Runs it to its end, or ends it some time after its limit. */
    Run run(Duration limit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "peer", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", folder.toString());
        Instant begun = Instant.now();
        Process process = builder.start();
        boolean ended = process.waitFor(limit.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        Duration took = Duration.between(begun, Instant.now());
        return new Run(ended ? process.exitValue() : -1, Files.readString(out), took);
    }

    /** What a program said that has to succeed. */
    static void succeeded(Run run) throws IOException {
        if (run.code() != 0) {
            throw new IOException("exit code " + run.code() + ": " + run.out());
        }
    }
}
