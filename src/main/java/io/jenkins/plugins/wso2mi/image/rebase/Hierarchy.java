package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Images in the order in which they are put on their bases: each one after the one that it is built on.
 *
 * @param places in that order
 */
record Hierarchy(List<Place> places) {
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
        List<Place> places = new ArrayList<>();
        images.stream()
                .filter(image -> parent(image, images).isEmpty())
                .forEach(root -> add(new Place(root, null, 1), images, places));
        for (TaggedImage image : images) {
            if (places.stream().noneMatch(place -> place.image().equals(image))) {
                problems.error(
                        image.reference().toString(),
                        "is built, by its base names, on an image that is built on it",
                        "leave one of them out, or build it anew");
            }
        }
        return new Hierarchy(places);
    }

    private static void add(Place place, List<TaggedImage> images, List<Place> places) {
        places.add(place);
        images.stream()
                .filter(image ->
                        parent(image, images).filter(place.image()::equals).isPresent())
                .forEach(child -> add(new Place(child, place.image(), place.level() + 1), images, places));
    }

    private static Optional<TaggedImage> parent(TaggedImage image, List<TaggedImage> images) {
        return images.stream().filter(image::isBuiltOn).findFirst();
    }
}
