package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.rebase.Hierarchy.Place;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one image.
 *
 * @param target what the new image is called
 * @param assembled the new image; null if the image is on that base already
 * @param own carbon applications that the image's own layers bring; none if it stays as it is
 */
record RebaseStep(
        Place place,
        NewBase base,
        ImageReference target,
        @Nullable AssembledImage assembled,
        List<BurntApplication> own) {
    RebaseStep {
        own = List.copyOf(own);
    }

    /** An image that is on its base already. */
    static RebaseStep none(Place place, NewBase base) {
        return new RebaseStep(place, base, place.image().reference(), null, List.of());
    }

    Digest digest() {
        return assembled == null ? place.image().digest() : assembled.top().digest();
    }

    /** The tag that keeps the old image, where its own tag is moved; null if it needs none. */
    @Nullable
    String keptAs() {
        String tag = target.tag();
        boolean moves = assembled != null && target.equals(place.image().reference());
        return moves ? tag + "-before-" + place.image().digest().hex().substring(0, 12) : null;
    }

    /** A line of the tree. */
    String sentence() {
        String indented =
                "|  ".repeat(place.level() - 1) + "|- " + place.image().reference() + ": ";
        String old = place.image().digest().brief();
        if (assembled == null) {
            return indented + old + " is on this base already";
        }
        String kept = keptAs() == null ? "" : ", the old one stays as :" + keptAs();
        String where = target.equals(place.image().reference()) ? "" : " as :" + target.tag();
        return indented + old + " becomes " + digest().brief() + where + kept;
    }
}
