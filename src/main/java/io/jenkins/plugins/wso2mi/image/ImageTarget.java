package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
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

    /** The tag that tools take for none, and that every build moves. */
    private static final String MOVING = "latest";

    public ImageTarget {
        tags = List.copyOf(tags);
    }

    /** Reads where an image goes; empty if something is wrong with it, which is noted. */
    public static Optional<ImageTarget> parse(String target, List<String> tags, Problems problems) {
        return parse(target, tags, TagFormat.NONE, Optional.empty(), problems);
    }

    /**
     * Reads where an image that is built goes, and makes a tag for it. Its tags may not be {@code latest} alone: the
     * next build takes that away from it, and then it has no name.
     *
     * @return empty if something is wrong, which is noted
     */
    public static Optional<ImageTarget> parse(
            String target, List<String> tags, TagFormat format, TagValues values, Problems problems) {
        Optional<ImageTarget> parsed = parse(target, tags, format, format.tag(values, problems), problems);
        if (parsed.isPresent() && parsed.get().tags().equals(List.of(MOVING))) {
            problems.error(
                    WHERE,
                    "the image would have no tag but " + MOVING + ", which the next build takes from it",
                    "give it a fixed one too, by --to, --tag or --tag-format");
        }
        return parsed;
    }

    private static Optional<ImageTarget> parse(
            String target, List<String> tags, TagFormat format, Optional<String> made, Problems problems) {
        Set<String> all = new LinkedHashSet<>();
        Optional<ImageReference> reference = reference(target, format.isGiven(), problems);
        reference.map(ImageReference::tag).ifPresent(all::add);
        made.ifPresent(all::add);
        boolean named = !all.isEmpty();
        for (String tag : tags) {
            try {
                all.add(ImageReference.parseTag(tag, "--tag"));
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            }
        }
        List<String> inOrder = List.copyOf(all);
        return named ? reference.map(to -> new ImageTarget(to.withTag(inOrder.get(0)), inOrder)) : Optional.empty();
    }

    private static Optional<ImageReference> reference(String target, boolean mayLackTag, Problems problems) {
        try {
            ImageReference reference = ImageReference.parse(target, WHERE);
            if (reference.digest() != null) {
                problems.error(
                        WHERE, "'" + target + "' has a digest, which is what a build results in", "leave it out");
            } else if (reference.tag() == null && !mayLackTag) {
                problems.error(
                        WHERE,
                        "'" + target + "' has no tag",
                        "write one, such as " + target + ":1.0.0, so that it can be told from others");
            }
            return Optional.of(reference);
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }
}
