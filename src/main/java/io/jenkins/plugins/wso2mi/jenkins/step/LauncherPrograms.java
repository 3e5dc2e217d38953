package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Proc;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs programs by the build's launcher, so that they run where the build stands: in a container, or with its tools.
 */
final class LauncherPrograms implements RemotePrograms.Starter {
    private final Workplace place;
    private final EnvVars env;
    private final Map<String, String> paths;

    /** A program could not be started. */
    static final class NotStartedException extends IOException {
        private static final long serialVersionUID = 1L;

        NotStartedException(String message) {
            super(message);
        }
    }

    /**
     * Runs with these variables.
     *
     * @param paths where programs lie that are called by name, as far as the PATH is not meant
     */
    LauncherPrograms(Workplace place, EnvVars env, Map<String, String> paths) {
        this.place = place;
        this.env = env;
        this.paths = Map.copyOf(paths);
    }

    @Override
    public int run(List<String> command, Map<String, String> environment, String directory, OutputStream out)
            throws IOException, InterruptedException {
        EnvVars all = new EnvVars(env);
        all.putAll(environment);
        List<String> words = new ArrayList<>(command);
        words.set(0, paths.getOrDefault(command.get(0), command.get(0)));
        // launchers replace variables in what they are given, and two dollars by one
        words.replaceAll(word -> word.replace("$", "$$"));
        return start(words, command.get(0), all, directory, out).join();
    }

    private Proc start(List<String> command, String name, EnvVars all, String directory, OutputStream out)
            throws NotStartedException {
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
            throw new NotStartedException(name + " cannot be started: " + e.getMessage());
        }
    }
}
