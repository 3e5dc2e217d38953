package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Proc;
import io.jenkins.plugins.wso2mi.car.maven.NoMavenException;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs Maven by the build's launcher, so that it runs where the build stands: in a container, or with its Maven. */
final class LauncherMaven implements ProgramRunner {
    /** What a shell, and so a container, answers where there is no such program. */
    private static final int NOT_FOUND = 127;

    private final Workplace place;
    private final EnvVars env;

    LauncherMaven(Workplace place, EnvVars env) {
        this.place = place;
        this.env = env;
    }

    @Override
    public int run(List<String> command, Map<String, String> environment, String directory, Consumer<String> lines)
            throws IOException, InterruptedException {
        try (LineStream out = new LineStream(lines)) {
            int code = start(command, environment, directory, out).join();
            if (code == NOT_FOUND) {
                throw new NoMavenException(command.get(0) + " is not found where this build runs (exit code 127)");
            }
            return code;
        }
    }

    private Proc start(List<String> command, Map<String, String> environment, String directory, OutputStream out)
            throws IOException {
        EnvVars all = new EnvVars(env);
        all.putAll(environment);
        try {
            return place.launcher()
                    .launch()
                    .cmds(command)
                    .pwd(new FilePath(place.workspace().getChannel(), directory))
                    .envs(all)
                    .stdout(out)
                    .quiet(true)
                    .start();
        } catch (IOException e) {
            throw new NoMavenException(command.get(0) + " cannot be started: " + e.getMessage());
        }
    }

    /** Cuts what is written into lines. */
    private static final class LineStream extends OutputStream {
        private final Consumer<String> lines;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        LineStream(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                pass();
            } else {
                line.write(b);
            }
        }

        private void pass() {
            lines.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }

        @Override
        public synchronized void close() {
            if (line.size() > 0) {
                pass();
            }
        }
    }
}
