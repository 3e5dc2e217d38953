package io.jenkins.plugins.wso2mi.cli.demo;

import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Runs a script of the project: what it says to people becomes notices, what it says to programs is returned. */
final class Script {
    private static final int TAIL = 8;

    private final Path home;
    private final Reporter report;

    Script(Path home, Reporter report) {
        this.home = home;
        this.report = report;
    }

    /**
     * Runs to the end.
     *
     * @param command path below the project's home, and arguments
     * @return the lines of its standard output
     * @throws IOException if it fails; with its last words
     */
    List<String> run(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.set(0, home.resolve(command[0]).toString());
        Process process = new ProcessBuilder(arguments).directory(home.toFile()).start();
        Deque<String> last = new ArrayDeque<>();
        Thread people = new Thread(() -> listen(command[0], process, last), command[0]);
        people.start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = out.lines().toList();
            int code = process.waitFor();
            people.join();
            if (code != 0) {
                throw new IOException(
                        String.join(" ", command) + " failed with exit code " + code + ": " + String.join(" / ", last));
            }
            return lines;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private void listen(String name, Process process, Deque<String> last) {
        try (BufferedReader err =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                report.notice(name + ": " + line);
                last.add(line);
                if (last.size() > TAIL) {
                    last.remove();
                }
            }
        } catch (IOException e) {
            report.notice(name + ": its output ended: " + e.getMessage());
        }
    }
}
