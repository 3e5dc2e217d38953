package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which images get a new base. Texts are as a person wrote them; {@link Rebase} checks them, all at once.
 *
 * @param images references with tags, in any order; one that is built on another of them gets that one as its base
 * @param base reference of the new base of the others; null for what each one's own base name stands for now
 * @param tag the tag that the new images get; null to move the tags of {@code images}, each old image kept under
 *     another tag
 * @param force whether to go on when server or user differ from those of the old base
 * @param attestations what is attached to the new images
 */
public record RebaseRequest(
        List<String> images,
        @Nullable String base,
        @Nullable String tag,
        boolean force,
        Attestations attestations) {
    public RebaseRequest {
        images = List.copyOf(images);
    }

    /** The same with nothing attached. */
    public RebaseRequest(List<String> images, @Nullable String base, @Nullable String tag, boolean force) {
        this(images, base, tag, force, Attestations.NONE);
    }

    List<ImageReference> references(Problems problems) {
        Set<ImageReference> references = new LinkedHashSet<>();
        for (String image : images) {
            parsed(image, "image", problems)
                    .filter(reference -> hasTagAlone(reference, problems))
                    .ifPresent(references::add);
        }
        if (tag != null) {
            try {
                ImageReference.parseTag(tag, "--tag");
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            }
        }
        return List.copyOf(references);
    }

    private static boolean hasTagAlone(ImageReference reference, Problems problems) {
        boolean fits = reference.tag() != null && reference.digest() == null;
        if (!fits) {
            problems.error(
                    reference.toString(),
                    reference.digest() == null ? "has no tag" : "is named by digest, which always stands for one image",
                    "write registry/repository:tag");
        }
        return fits;
    }

    Optional<ImageReference> newBase(Problems problems) {
        return base == null ? Optional.empty() : parsed(base, "--base", problems);
    }

    /** Where an image goes. */
    ImageReference target(ImageReference image) {
        return tag == null ? image : image.withTag(tag);
    }

    private static Optional<ImageReference> parsed(String text, String where, Problems problems) {
        try {
            return Optional.of(ImageReference.parse(text, where));
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }
}
