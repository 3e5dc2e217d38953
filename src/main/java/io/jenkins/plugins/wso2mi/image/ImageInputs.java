package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a request, each read and checked by itself. Parts with something wrong are empty. */
record ImageInputs(
        Optional<ImageReference> base,
        Optional<ImageTarget> target,
        CarsToBurn cars,
        List<Addition> additions,
        Map<String, String> labels) {
    static ImageInputs read(ImageRequest request, Problems problems) {
        request.builder().check(problems);
        if (request.cars().isEmpty() && request.additions().isEmpty()) {
            problems.error("--car", "nothing goes into the image", "name at least one carbon application or file");
        }
        return new ImageInputs(
                base(request.base(), problems),
                ImageTarget.parse(request.target(), request.tags(), problems),
                CarsToBurn.read(request.cars(), request.policy(), problems),
                additions(request.additions(), problems),
                Labels.parse(request.labels(), problems));
    }

    private static Optional<ImageReference> base(String text, Problems problems) {
        try {
            ImageReference base = ImageReference.parse(text, "--base");
            if (base.tag() == null && base.digest() == null) {
                problems.warning("--base", base + " has no tag, so it is whatever is latest", "name a version");
            }
            return Optional.of(base);
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    private static List<Addition> additions(List<String> options, Problems problems) {
        List<Addition> all = new ArrayList<>();
        Map<String, Addition> taken = new HashMap<>();
        for (String option : options) {
            for (Addition addition : Addition.parse(option, problems)) {
                Addition first = taken.putIfAbsent(addition.destination(), addition);
                if (first != null) {
                    problems.error(
                            "--add " + option,
                            "goes where " + first.source() + " goes",
                            "give one another destination");
                }
                all.add(addition);
            }
        }
        return all;
    }
}
