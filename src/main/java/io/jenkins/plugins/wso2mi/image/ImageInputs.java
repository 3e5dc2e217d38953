package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.attestation.Content;
import io.jenkins.plugins.wso2mi.image.attestation.ImageParts;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of a request, each read and checked by itself. Parts with something wrong are empty. */
record ImageInputs(
        Optional<ImageReference> base,
        Optional<ImageTarget> target,
        CarsToBurn cars,
        List<Addition> additions,
        Map<String, String> labels) {
    /**
     * Reads a request.
     *
     * @param now when it was made
     */
    static ImageInputs read(ImageRequest request, Instant now, Problems problems) {
        request.builder().check(problems);
        if (request.cars().isEmpty() && request.additions().isEmpty()) {
            problems.error("--car", "nothing goes into the image", "name at least one carbon application or file");
        }
        CarsToBurn cars = CarsToBurn.read(request.cars(), request.policy(), problems);
        Map<String, String> labels = Labels.parse(request.labels(), problems);
        Instant time = request.created() == null ? now : request.created();
        TagValues values = new TagValues(
                labels,
                cars.applications(),
                request.publication().attestations().origin(),
                time);
        return new ImageInputs(
                base(request.base(), problems),
                ImageTarget.parse(
                        request.target(), request.tags(), request.publication().format(), values, problems),
                cars,
                additions(request.additions(), problems),
                labels);
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

    /** What the image is made of, for statements about it. */
    ImageParts parts(BaseImage below, Descriptor subject, @Nullable Instant created) {
        Map<String, Object> parameters =
                new TreeMap<>(Map.of("base", base.map(ImageReference::toString).orElse(""), "labels", labels));
        if (created != null) {
            parameters.put("created", created.toString());
        }
        List<Content> contents = additions.stream()
                .map(one -> new Content(one.pathIn(below.home()), one.source()))
                .toList();
        return new ImageParts(
                target.orElseThrow().reference(),
                subject,
                Optional.of(below.image()),
                below.applications(),
                cars.cars(),
                contents,
                JsonObject.of(parameters));
    }
}
