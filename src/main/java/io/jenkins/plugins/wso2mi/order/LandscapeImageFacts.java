package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.landscape.build.LandscapeImages;
import io.jenkins.plugins.wso2mi.landscape.build.UnitImage;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The images of a landscape after a build.
 *
 * @param base the base image by digest; empty if there is none, or a dry run cannot know it
 * @param units the units' images by digest, by unit, in the order of the file; without those that a dry run cannot know
 * @param built names of those that are new, or would be: units, and {@code base}
 * @param images the base, if there is one, and the units, without those that a dry run cannot know; of an image that
 *     was not built now the id is empty
 */
public record LandscapeImageFacts(
        String base, LinkedHashMap<String, String> units, ArrayList<String> built, ArrayList<ImageFacts> images)
        implements Serializable {
    static LandscapeImageFacts of(LandscapeImages images) {
        LinkedHashMap<String, String> units = new LinkedHashMap<>();
        images.units()
                .forEach(unit -> unit.reference().ifPresent(reference -> units.put(unit.name(), reference.toString())));
        ArrayList<String> built = new ArrayList<>();
        for (UnitImage image : images.all()) {
            if (image.state() != UnitImage.State.KEPT) {
                built.add(image.name());
            }
        }
        String base = images.base()
                .flatMap(UnitImage::reference)
                .map(Object::toString)
                .orElse("");
        return new LandscapeImageFacts(base, units, built, there(images));
    }

    /** Each image with what it is built on: units on the base, if there is one. */
    private static ArrayList<ImageFacts> there(LandscapeImages images) {
        ArrayList<ImageFacts> there = new ArrayList<>();
        String lowest = images.from().toString();
        images.base().ifPresent(base -> add(there, base, lowest, images.fromDigest()));
        Optional<ImageReference> base = images.base().flatMap(UnitImage::reference);
        String below = base.map(ImageReference::toString).orElse(lowest);
        Digest digest = base.map(ImageReference::digest).orElse(images.fromDigest());
        images.units().forEach(unit -> add(there, unit, below, digest));
        return there;
    }

    private static void add(List<ImageFacts> there, UnitImage image, String base, Digest baseDigest) {
        image.reference()
                .ifPresent(reference -> there.add(new ImageFacts(
                        reference.toString(),
                        reference.name(),
                        image.tag(),
                        String.valueOf(reference.digest()),
                        image.id().map(Digest::toString).orElse(""),
                        ImageReference.parse(base, "base").name() + "@" + baseDigest,
                        baseDigest.toString(),
                        base)));
    }
}
