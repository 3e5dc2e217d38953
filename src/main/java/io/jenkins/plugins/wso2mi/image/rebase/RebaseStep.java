package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.rebase.Hierarchy.Place;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one image.
 *
 * @param target what the new image is called
 * @param assembled the new image; null if the image is on that base already
 */
record RebaseStep(
        Place place,
        NewBase base,
        ImageReference target,
        @Nullable AssembledImage assembled) {
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
