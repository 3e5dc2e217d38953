package io.jenkins.plugins.wso2mi.image.dockerfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's dockerd with a socket and a store of its own, which touches neither another docker nor the network. */
public final class DockerDaemon implements AutoCloseable {
    private static final Path DAEMON = Path.of("/usr/sbin/dockerd");
    private static final Path CLIENT = Path.of("/usr/bin/docker");

    private final Path folder;
    private final Process process;

    private DockerDaemon(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Why none can be started here; empty if one can. */
    public static String reasonAgainst() {
        if (!Files.isExecutable(DAEMON) || !Files.isExecutable(CLIENT)) {
            return "Debian's docker is not here: apt install docker.io";
        }
        return "root".equals(System.getProperty("user.name")) ? "" : "dockerd needs root";
    }

    /**
     * Starts one.
     *
     * @param folder of its own; its path is short, as that of a socket must be
     * @param more further arguments
     * @throws IOException if it does not come up within a minute, with its last words
     */
    public static DockerDaemon start(Path folder, String... more) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                DAEMON.toString(),
                "--host=unix://" + folder.resolve("docker.sock"),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--iptables=false",
                "--ip6tables=false",
                "--bridge=none"));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        DockerDaemon daemon = new DockerDaemon(folder, process);
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!Files.readString(log).contains("API listen on")) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                List<String> words = Files.readAllLines(log);
                daemon.close();
                throw new IOException(
                        "dockerd does not come up: " + (words.isEmpty() ? "" : words.get(words.size() - 1)));
            }
            Thread.sleep(100);
        }
        return daemon;
    }

    public String host() {
        return "unix://" + folder.resolve("docker.sock");
    }

    public static String client() {
        return CLIENT.toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    /** Removes the folder of a daemon that is closed, and of whatever engine else kept its store in it. */
    public static void remove(Path folder) throws IOException, InterruptedException {
        // engines leave the folders of their stores mounted on themselves
        List<String> mounts = new ArrayList<>(Files.readAllLines(Path.of("/proc/self/mounts")));
        Collections.reverse(mounts);
        for (String mount : mounts) {
            String at = mount.split(" ", -1)[1];
            if (at.startsWith(folder + "/")) {
                new ProcessBuilder("umount", at).start().waitFor();
            }
        }
        new ProcessBuilder("rm", "-rf", "--one-file-system", folder.toString())
                .start()
                .waitFor();
    }
}
