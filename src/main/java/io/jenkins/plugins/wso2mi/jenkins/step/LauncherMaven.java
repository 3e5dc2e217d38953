package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import io.jenkins.plugins.wso2mi.car.maven.MavenRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Runs Maven by the build's launcher, so that it runs where the build stands: in a container, or with its Maven. */
final class LauncherMaven implements MavenRunner {
    private final Workplace place;
    private final EnvVars env;

    LauncherMaven(Workplace place, EnvVars env) {
        this.place = place;
        this.env = env;
    }

    @Override
    public int run(List<String> command, String directory, Consumer<String> lines)
            throws IOException, InterruptedException {
        try (LineStream out = new LineStream(lines)) {
            return place.launcher()
                    .launch()
                    .cmds(command)
                    .pwd(new FilePath(place.workspace().getChannel(), directory))
                    .envs(env)
                    .stdout(out)
                    .quiet(true)
                    .join();
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
