package io.jenkins.plugins.wso2mi.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs programs as processes of this machine. */
public final class LocalPrograms implements ProgramRunner {
    private static final long PATIENCE_SECONDS = 5;

    @Override
    public int run(List<String> command, Map<String, String> environment, String directory, Consumer<String> lines)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Path.of(directory).toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        Reading reading = new Reading(process, lines);
        Thread reader = new Thread(reading, "program-output");
        reader.setDaemon(true);
        reader.start();
        try {
            int code = process.waitFor();
            reader.join();
            reading.rethrow();
            return code;
        } catch (InterruptedException e) {
            end(process);
            throw e;
        }
    }

    /** Ends a process and those that it started (WSO2's plugin starts Maven again), first kindly. */
    static void end(Process process) {
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

    /** Reads to the end, even if nobody can take the lines any more: a full pipe would stop the program. */
    private static final class Reading implements Runnable {
        private final Process process;
        private final Consumer<String> lines;
        private @Nullable RuntimeException failure;

        Reading(Process process, Consumer<String> lines) {
            this.process = process;
            this.lines = lines;
        }

        @Override
        public void run() {
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), Charset.defaultCharset()))) {
                reader.lines().forEach(this::pass);
            } catch (IOException | UncheckedIOException e) {
                // the stream breaks off when the process is ended, and then nobody listens
            }
        }

        private void pass(String line) {
            try {
                if (failure == null) {
                    lines.accept(line);
                }
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        /** To be called when the thread has ended. */
        private void rethrow() {
            if (failure != null) {
                throw failure;
            }
        }
    }
}
