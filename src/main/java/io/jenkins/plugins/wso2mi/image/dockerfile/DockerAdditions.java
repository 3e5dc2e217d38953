package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a Dockerfile adds to the server of its base, as far as that can be said without a build.
 *
 * @param base what it starts from; empty if that cannot be found out
 * @param copies files and folders that go below the server's home
 * @param others its lines that do something else, each with its place in front
 */
public record DockerAdditions(String base, List<Copied> copies, List<String> others) {
    private static final String HOME = "/home/wso2carbon/wso2mi-0";
    private static final Pattern BELOW_HOME = Pattern.compile("/home/wso2carbon/wso2mi-[0-9][^/]*(?:/|$)");

    public DockerAdditions {
        copies = List.copyOf(copies);
        others = List.copyOf(others);
    }

    /**
     * A file or folder that is copied.
     *
     * @param source as it is written, from the context
     * @param path below the server's home; empty for the home itself
     * @param into whether the path is written as a folder that takes it
     * @param where the line that says so
     */
    public record Copied(String source, String path, boolean into, String where) {}

    /**
     * Reads a Dockerfile with the values that its ARGs have without a build.
     *
     * @throws RefusedException if it is no Dockerfile
     */
    public static DockerAdditions of(Path file) {
        Problems problems = new Problems();
        Dockerfile read = Dockerfile.read(file, problems);
        Stages stages = Stages.read(read, Map.of(), problems);
        BaseFacts unseen = new BaseFacts(false, Map.of(BaseFacts.HOME_VARIABLE, HOME), "", "", false);
        List<Stage> chain = stages.chain();
        List<Step> steps = new StageWalk(read, unseen, stages.arguments(), Map.of(), problems).walk(chain);
        problems.refuseOnErrors();
        List<Copied> copies = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Step step : steps) {
            String where = read.where(step.instruction());
            if (step instanceof Step.Copy copy && isPlain(copy)) {
                String path = BELOW_HOME.matcher(copy.destination()).replaceFirst("");
                copy.sources().forEach(source -> copies.add(new Copied(source, path, copy.into(), where)));
            } else if (!(step instanceof Step.Argument)) {
                others.add(where + ": " + step.instruction().text());
            }
        }
        return new DockerAdditions(chain.isEmpty() ? "" : chain.get(0).base(), copies, others);
    }

    /** Whether files of the context, each by its name, go below the server's home. */
    private static boolean isPlain(Step.Copy copy) {
        return copy.isLocal()
                && copy.instruction().heredocs().isEmpty()
                && BELOW_HOME.matcher(copy.destination()).lookingAt()
                && copy.sources().stream()
                        .noneMatch(source -> Step.Copy.isRemote(source)
                                || source.chars().anyMatch(c -> c == '*' || c == '?' || c == '['));
    }
}
