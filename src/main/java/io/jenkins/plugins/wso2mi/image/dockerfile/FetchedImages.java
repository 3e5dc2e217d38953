package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Dockerfile;
import io.jenkins.plugins.wso2mi.image.dockerfile.syntax.Instruction;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The images that a build by a Dockerfile fetches: those of FROM, and those that COPY and RUN take files from. */
final class FetchedImages {
    private static final Pattern MOUNTED = Pattern.compile("(?:^|,)from=([^,]+)");

    private FetchedImages() {}

    /** All that are named; names of stages, and what is no name, are left out. */
    static List<ImageReference> of(Dockerfile file, Stages stages) {
        List<ImageReference> images = new ArrayList<>();
        Stream<String> taken = file.instructions().stream().flatMap(FetchedImages::taken);
        Stream.concat(stages.images().stream(), taken)
                .filter(name -> !isStage(name, stages))
                .forEach(name -> {
                    try {
                        images.add(ImageReference.parse(name, "FROM"));
                    } catch (RefusedException e) {
                        // the engine will refuse it too
                    }
                });
        return images;
    }

    private static boolean isStage(String name, Stages stages) {
        return name.chars().allMatch(Character::isDigit)
                || stages.list().stream().anyMatch(stage -> stage.name().equalsIgnoreCase(name));
    }

    private static Stream<String> taken(Instruction instruction) {
        String mount = instruction.flag("mount").orElse("");
        return Stream.concat(
                instruction.flag("from").stream(),
                MOUNTED.matcher(mount).results().map((MatchResult found) -> found.group(1)));
    }

    /**
     * Goes on only if all of them are of registries that may be spoken to: an engine fetches them without asking us.
     *
     * @throws RefusedException with each one that is not
     */
    static void check(Inspection project, RegistryAccess access) {
        Problems problems = new Problems();
        for (ImageReference image : of(project.file(), project.stages())) {
            try {
                access.check(image);
            } catch (RefusedException e) {
                for (Problem problem : e.problems()) {
                    problems.error(project.file().name(), image + ": " + problem.what(), problem.fix());
                }
            }
        }
        problems.refuseOnErrors();
    }
}
