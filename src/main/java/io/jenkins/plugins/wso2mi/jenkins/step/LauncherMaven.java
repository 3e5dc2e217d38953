package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import io.jenkins.plugins.wso2mi.car.maven.NoMavenException;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs Maven by the build's launcher, so that it runs where the build stands: in a container, or with its Maven. */
final class LauncherMaven implements ProgramRunner {
    /** What a shell, and so a container, answers where there is no such program. */
    private static final int NOT_FOUND = 127;

    private final LauncherPrograms programs;

    LauncherMaven(Workplace place, EnvVars env) {
        this.programs = new LauncherPrograms(place, env, Map.of());
    }

    @Override
    public int run(List<String> command, Map<String, String> environment, String directory, Consumer<String> lines)
            throws IOException, InterruptedException {
        try (LineStream out = new LineStream(lines)) {
            int code = programs.run(command, environment, directory, out);
            if (code == NOT_FOUND) {
                throw new NoMavenException(command.get(0) + " is not found where this build runs (exit code 127)");
            }
            return code;
        } catch (LauncherPrograms.NotStartedException e) {
            throw new NoMavenException(String.valueOf(e.getMessage()));
        }
    }
}
