package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an image goes.
 *
 * @param reference with the first tag
 * @param tags all of them, the first one first
 */
public record ImageTarget(ImageReference reference, List<String> tags) {
    private static final String WHERE = "--to";

    public ImageTarget {
        tags = List.copyOf(tags);
    }

    /** Reads where an image goes; empty if something is wrong with it, which is noted. */
    public static Optional<ImageTarget> parse(String target, List<String> tags, Problems problems) {
        Set<String> all = new LinkedHashSet<>();
        ImageReference reference = null;
        try {
            reference = ImageReference.parse(target, WHERE);
            if (reference.digest() != null) {
                problems.error(
                        WHERE, "'" + target + "' has a digest, which is what a build results in", "leave it out");
            } else if (reference.tag() == null) {
                problems.error(
                        WHERE,
                        "'" + target + "' has no tag",
                        "write one, such as " + target + ":1.0.0, so that it can be told from others");
            } else {
                all.add(reference.tag());
            }
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        }
        for (String tag : tags) {
            try {
                all.add(ImageReference.parseTag(tag, "--tag"));
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            }
        }
        return reference == null || reference.tag() == null
                ? Optional.empty()
                : Optional.of(new ImageTarget(reference, new ArrayList<>(all)));
    }
}
