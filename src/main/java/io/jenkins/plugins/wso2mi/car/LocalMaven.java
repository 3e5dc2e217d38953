package io.jenkins.plugins.wso2mi.car;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs Maven as a process of this machine. */
public final class LocalMaven implements MavenRunner {
    private static final long PATIENCE_SECONDS = 5;

    @Override
    public int run(List<String> command, Path directory, Consumer<String> lines)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        Thread reader = new Thread(() -> read(process, lines), "maven-output");
        reader.setDaemon(true);
        reader.start();
        try {
            int code = process.waitFor();
            reader.join();
            return code;
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            // the stream breaks off when the process is ended, and then nobody listens
        }
    }

    /** Ends a process and those that it started (WSO2's plugin starts Maven again), first kindly. */
    private static void end(Process process) {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // asked again: no more patience
            Thread.currentThread().interrupt();
        }
        tree.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
