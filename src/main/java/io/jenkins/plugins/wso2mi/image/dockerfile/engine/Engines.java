package io.jenkins.plugins.wso2mi.image.dockerfile.engine;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the engine that is there. */
public final class Engines {
    /** Up to which docker's own command has BuildKit in it; later it is a plugin. */
    private static final int LAST_WITH_BUILDKIT = 22;

    private static final Pattern VERSION = Pattern.compile("([0-9]{1,4})\\..*");

    private final ProgramRunner runner;
    private final String directory;
    private final List<String> against = new ArrayList<>();

    /**
     * Looks by a runner.
     *
     * @param directory a folder that is there
     */
    public Engines(ProgramRunner runner, String directory) {
        this.runner = runner;
        this.directory = directory;
    }

    /**
     * The engine that is asked for, or the first that is there: docker, then buildah.
     *
     * @param wanted anything but the registry
     * @param where what needs one, for the message
     * @throws RefusedException if it is not there, saying what to install
     */
    public Engine find(Builder wanted, String where) throws InterruptedException {
        Optional<Engine> found = Optional.empty();
        if (wanted != Builder.BUILDAH) {
            found = docker();
        }
        if (found.isEmpty() && wanted != Builder.DOCKER) {
            found = buildah();
        }
        return found.orElseThrow(() -> new RefusedException(
                where,
                "needs an engine, and none is there: " + String.join("; ", against),
                wanted == Builder.DOCKER
                        ? "start docker, or install it with its plugin buildx"
                        : "install buildah (Debian: apt install buildah), or docker with its plugin buildx"));
    }

    private Optional<Engine> docker() throws InterruptedException {
        Answer server = ask("docker", "version", "--format", "{{.Server.Version}}");
        if (!server.isGood()) {
            against.add("docker: " + server.last());
            return Optional.empty();
        }
        if (ask("docker", "buildx", "version").isGood()) {
            return Optional.of(new Docker("docker", true));
        }
        Matcher client = VERSION.matcher(
                ask("docker", "version", "--format", "{{.Client.Version}}").last());
        if (client.matches() && Integer.parseInt(client.group(1)) <= LAST_WITH_BUILDKIT) {
            return Optional.of(new Docker("docker", false));
        }
        against.add("docker: has no plugin buildx");
        return Optional.empty();
    }

    private Optional<Engine> buildah() throws InterruptedException {
        Answer version = ask("buildah", "--version");
        if (version.isGood()) {
            return Optional.of(new Buildah("buildah"));
        }
        against.add("buildah: " + version.last());
        return Optional.empty();
    }

    private Answer ask(String... command) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        try {
            int code = runner.run(List.of(command), Map.of(), directory, lines::add);
            return new Answer(code == 0, lines);
        } catch (IOException e) {
            return new Answer(false, List.of("cannot be started"));
        }
    }

    private record Answer(boolean isGood, List<String> lines) {
        String last() {
            return lines.isEmpty() ? "says nothing" : PlainText.oneLine(lines.get(lines.size() - 1));
        }
    }
}
