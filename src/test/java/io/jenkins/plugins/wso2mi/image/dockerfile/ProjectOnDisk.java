package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.BuildContext;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.IgnoreFile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A docker project in a folder, looked at without a registry: its base is what the test says. */
final class ProjectOnDisk {
    static final String HOME = "/home/wso2carbon/wso2mi-4.4.0";
    static final BaseFacts SERVER = base(HOME, "10802");

    private final Path folder;
    private final List<Path> given = new ArrayList<>();
    private final Map<String, String> arguments = new LinkedHashMap<>();
    private BaseFacts base = SERVER;
    private @Nullable BuildContext context;

    ProjectOnDisk(Path folder) {
        this.folder = folder;
    }

    static BaseFacts base(String home, String user) {
        return new BaseFacts(
                true, Map.of("PATH", "/bin", BaseFacts.HOME_VARIABLE, home), "/home/wso2carbon", user, false);
    }

    ProjectOnDisk on(BaseFacts other) {
        base = other;
        return this;
    }

    ProjectOnDisk with(String path) throws IOException {
        return with(path, path);
    }

    ProjectOnDisk with(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        context = null;
        return this;
    }

    ProjectOnDisk giving(Path car) {
        given.add(car);
        context = null;
        return this;
    }

    ProjectOnDisk argument(String name, String value) {
        arguments.put(name, value);
        return this;
    }

    /** Reads a Dockerfile; what cannot be understood is noted. */
    Inspection read(String text, Problems problems) throws IOException {
        Dockerfile file = Dockerfile.parse("Dockerfile", text, problems);
        Stages stages = Stages.read(file, arguments, problems);
        StageWalk walk = new StageWalk(file, base, stages.arguments(), arguments, problems);
        if (context == null) {
            context = BuildContext.read(folder, IgnoreFile.NONE, given);
        }
        return new Inspection(file, stages, walk.walk(stages.chain()), base, context, given);
    }

    /** All that is wrong with a Dockerfile, each as {@code ERROR line rule}; the line is empty if there is none. */
    List<String> check(String text) throws IOException {
        Problems problems = problems(text);
        return problems.list().stream().map(ProjectOnDisk::brief).toList();
    }

    Problems problems(String text) throws IOException {
        Problems problems = new Problems();
        DockerfileCheck.check(read(text, problems), problems);
        return problems;
    }

    private static String brief(Problem problem) {
        int colon = problem.where().lastIndexOf(':');
        String line = colon < 0 ? "" : problem.where().substring(colon + 1);
        String rule = problem.what().replaceFirst(".*\\[([a-z-]+)].*", "$1");
        return problem.severity() + " " + line + " " + rule;
    }
}
