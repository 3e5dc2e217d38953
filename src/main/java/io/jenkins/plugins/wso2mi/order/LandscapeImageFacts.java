package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.landscape.build.LandscapeImages;
import io.jenkins.plugins.wso2mi.landscape.build.UnitImage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/**
 * The images of a landscape after a build.
 *
 * @param base the base image by digest; empty if there is none, or a dry run cannot know it
 * @param units the units' images by digest, by unit, in the order of the file; without those that a dry run cannot know
 * @param built names of those that are new, or would be: units, and {@code base}
 */
public record LandscapeImageFacts(String base, LinkedHashMap<String, String> units, ArrayList<String> built)
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
        return new LandscapeImageFacts(base, units, built);
    }
}
