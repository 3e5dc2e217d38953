package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Images in the order in which they are put on their bases: each one after the one that it is built on.
 *
 * @param places in that order
 */
record Hierarchy(List<Place> places) {
    private static final String NO_PARENT = "";

    Hierarchy {
        places = List.copyOf(places);
    }

    /**
     * An image in the hierarchy.
     *
     * @param parent the image that it is built on; null if that is not among them
     * @param level 1 if it has no parent
     */
    record Place(TaggedImage image, @Nullable TaggedImage parent, int level) {}

    /** Sorts images; each tree is told from its root on. Images that are built on each other are noted. */
    static Hierarchy of(List<TaggedImage> images, Problems problems) {
        Map<String, List<TaggedImage>> children = children(images);
        List<Place> places = new ArrayList<>();
        children.getOrDefault(NO_PARENT, List.of()).forEach(root -> add(new Place(root, null, 1), children, places));
        Set<ImageReference> placed =
                places.stream().map(place -> place.image().reference()).collect(Collectors.toSet());
        for (TaggedImage image : images) {
            if (!placed.contains(image.reference())) {
                problems.error(
                        image.reference().toString(),
                        "is built, by its base names, on an image that is built on it",
                        "leave one of them out, or build it anew");
            }
        }
        return new Hierarchy(places);
    }

    private static void add(Place place, Map<String, List<TaggedImage>> children, List<Place> places) {
        places.add(place);
        children.getOrDefault(place.image().reference().toString(), List.of())
                .forEach(child -> add(new Place(child, place.image(), place.level() + 1), children, places));
    }

    /** The images by the reference of the one that each is built on; what it says of that is read once. */
    private static Map<String, List<TaggedImage>> children(List<TaggedImage> images) {
        Map<String, String> known = new HashMap<>();
        for (TaggedImage image : images) {
            String reference = image.reference().toString();
            known.putIfAbsent(reference, reference);
            known.putIfAbsent(image.reference().name() + "@" + image.digest(), reference);
        }
        Map<String, List<TaggedImage>> children = new HashMap<>();
        for (TaggedImage image : images) {
            // a base that was asked for by digest has a name without a tag
            String parent = image.base()
                    .map(link -> known.getOrDefault(link.name(), known.getOrDefault(link.toString(), NO_PARENT)))
                    .orElse(NO_PARENT);
            children.computeIfAbsent(parent, key -> new ArrayList<>()).add(image);
        }
        return children;
    }
}
