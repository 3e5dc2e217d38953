package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.Set;

/** What an image begins with, and the words that Dockerfiles have. */
final class BaseRules {
    private static final Set<String> KEYWORDS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");

    private BaseRules() {}

    static void wordsAreKnown(Inspection project, Problems problems) {
        for (Instruction instruction : project.file().instructions()) {
            if (!KEYWORDS.contains(instruction.keyword())) {
                problems.error(
                        project.file().where(instruction),
                        "there is no instruction '" + instruction.keyword() + "' [unknown-instruction]",
                        "correct the word, or end the line before it with " + instruction.escape());
            }
        }
    }

    static void baseIsFixed(Inspection project, Problems problems) {
        for (Stage stage : project.stages().list()) {
            boolean image = project.stages().images().contains(stage.base());
            if (image && project.stages().before(stage, stage.base()).isEmpty()) {
                check(project, stage, problems);
            }
        }
    }

    private static void check(Inspection project, Stage stage, Problems problems) {
        String where = project.file().where(stage.from());
        try {
            ImageReference base = ImageReference.parse(stage.base(), where);
            if (base.digest() == null && (base.tag() == null || base.tag().equals("latest"))) {
                problems.warning(
                        where,
                        "builds on " + stage.base() + ", which is another image each time it moves [moving-base]",
                        "name a version, such as wso2/wso2mi:4.4.0, or a digest");
            }
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        }
    }
}
