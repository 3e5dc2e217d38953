package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.Optional;

/**
 * Which new base an image gets that is built on none of the others: the one that was asked for, else what the name of
 * its base stands for now.
 *
 * @param asked empty if none was asked for
 * @param forced whether it may be another repository than that of the old base
 */
record BaseChoice(Optional<ImageReference> asked, boolean forced, Problems problems) {
    /** The new base of an image; empty if what stands against it is noted. */
    Optional<ImageReference> of(TaggedImage image, BaseLink link) {
        String where = image.reference().toString();
        Optional<ImageReference> old = name(link, where);
        if (old.isEmpty()) {
            return Optional.empty();
        }
        if (asked.isPresent()) {
            return fits(where, link, old.get(), asked.get()) ? asked : Optional.empty();
        }
        if (old.get().tag() == null) {
            problems.error(
                    where,
                    "was built on " + link + ", by digest, which no other image will ever have",
                    "name the new base by --base");
            return Optional.empty();
        }
        return old;
    }

    /** The name of a base; empty if it is none, which is noted. */
    Optional<ImageReference> name(BaseLink link, String where) {
        try {
            return Optional.of(ImageReference.parse(link.name(), where));
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        }
    }

    /** Put directly on the base of its base, an image would lose what lies between them. */
    private boolean fits(String where, BaseLink link, ImageReference old, ImageReference wanted) {
        if (old.name().equals(wanted.name())) {
            return true;
        }
        String what = "is built on " + link.name() + ", not on " + wanted.name()
                + ": whatever the one has and the other has not would be lost";
        if (forced) {
            problems.warning(where, what, "");
        } else {
            problems.error(
                    where,
                    what,
                    "name " + link.name() + " among the images too, so that it comes first; or, if " + wanted.name()
                            + " is the same under another name, --force");
        }
        return forced;
    }
}
