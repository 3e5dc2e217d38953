package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Pair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a Dockerfile only puts files and settings on top of a base, so that the image can be made at the registry:
 * FROM, ARG, COPY of files, ENV, LABEL, USER, EXPOSE and WORKDIR, in forms that mean the same to every builder.
 */
final class Recognition {
    private static final Set<String> KNOWN = Set.of("ARG", "COPY", "ENV", "LABEL", "USER", "EXPOSE", "WORKDIR");
    private static final Set<String> FLAGS = Set.of("chown", "chmod", "link");
    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");
    /** ARGs that a builder sets by itself, and that differ from platform to platform. */
    private static final Pattern PLATFORM = Pattern.compile("(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)");

    private Recognition() {}

    /**
     * What prevents it.
     *
     * @return where and why; empty if nothing does
     */
    static Optional<String> obstacle(Inspection project) {
        List<Stage> stages = project.stages().list();
        if (stages.size() != 1) {
            return Optional.of(
                    stages.size() < 2
                            ? project.file().name() + " has no FROM"
                            : at(project, stages.get(1).from()) + "a second FROM");
        }
        Stage stage = stages.get(0);
        if (!stage.from().flags().isEmpty()) {
            return Optional.of(at(project, stage.from()) + "FROM with a platform of its own");
        }
        if (stage.base().equals("scratch")) {
            return Optional.of(at(project, stage.from()) + "FROM scratch, which is no image at a registry");
        }
        if (!project.base().isKnown()) {
            return Optional.of(at(project, stage.from()) + stage.base() + " cannot be read at its registry");
        }
        if (project.base().hasTriggers()) {
            return Optional.of(at(project, stage.from()) + stage.base() + " brings ONBUILD instructions");
        }
        return project.steps().stream()
                .flatMap(step -> reason(project, step).map(why -> at(project, step.instruction()) + why).stream())
                .findFirst();
    }

    private static String at(Inspection project, Instruction instruction) {
        return project.file().where(instruction) + ": ";
    }

    private static Optional<String> reason(Inspection project, Step step) {
        String keyword = step.instruction().keyword();
        if (!KNOWN.contains(keyword)) {
            return Optional.of(keyword);
        }
        if (step instanceof Step.Copy copy) {
            return reason(project, copy);
        }
        if (step instanceof Step.Argument argument) {
            return argument.pairs().stream()
                    .map(Pair::name)
                    .filter(name -> PLATFORM.matcher(name).matches()
                            || project.base().environment().containsKey(name))
                    .findFirst()
                    .map(name -> "ARG " + name + " is set by "
                            + (PLATFORM.matcher(name).matches() ? "each builder in its own way" : "the base, too"));
        }
        if (step instanceof Step.Expose expose) {
            return expose.ports().stream()
                    .filter(port -> ExposedPorts.of(port).isEmpty())
                    .findFirst()
                    .map(port -> "EXPOSE " + port);
        }
        return Optional.empty();
    }

    private static Optional<String> reason(Inspection project, Step.Copy copy) {
        Optional<String> flag = copy.instruction().flags().keySet().stream()
                .filter(name -> !FLAGS.contains(name))
                .sorted()
                .findFirst();
        if (flag.isPresent()) {
            return Optional.of("COPY --" + flag.get());
        }
        if (!copy.instruction().heredocs().isEmpty()) {
            return Optional.of("COPY of an inline file");
        }
        if (!copy.chmod().isEmpty() && !MODE.matcher(copy.chmod()).matches()) {
            return Optional.of("COPY --chmod=" + copy.chmod());
        }
        for (CopiedFile copied : CopiedFile.of(copy, project.context(), path -> false)) {
            if (!copied.entry().isFile() && !copied.entry().isFolder()) {
                return Optional.of("COPY of " + copied.entry().path() + ", which is no plain file");
            }
            if (copied.entry().isFolder() && !copy.chmod().isEmpty()) {
                return Optional.of("COPY --chmod of a folder");
            }
        }
        return Optional.empty();
    }
}
