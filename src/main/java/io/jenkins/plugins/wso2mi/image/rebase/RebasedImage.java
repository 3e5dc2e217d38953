package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.image.PushedLayers;
import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one image.
 *
 * @param image as it was asked for
 * @param reference of the image now, by digest
 * @param tag that points to it
 * @param before digest of the old image
 * @param keptAs tag that the old image got; null if it keeps the tag that it had
 * @param base that it is on now, by digest, with the tag that it was asked for by
 * @param level 1 if it is on none of the other images
 * @param changed whether it is a new image; else it was on that base already
 * @param pushed what became of its layers
 * @param attached documents that refer to the new image
 * @param requests made for it to write
 */
public record RebasedImage(
        ImageReference image,
        ImageReference reference,
        String tag,
        Digest before,
        @Nullable String keptAs,
        ImageReference base,
        int level,
        boolean changed,
        PushedLayers pushed,
        List<Attached> attached,
        long requests) {
    public RebasedImage {
        attached = List.copyOf(attached);
    }

    static RebasedImage of(RebaseStep step, PushedLayers pushed, List<Attached> attached, long requests) {
        return new RebasedImage(
                step.place().image().reference(),
                step.target().withDigest(step.digest()),
                String.valueOf(step.target().tag()),
                step.place().image().digest(),
                step.keptAs(),
                BaseLink.used(step.base().image()),
                step.place().level(),
                step.assembled() != null,
                pushed,
                attached,
                requests);
    }

    /** The base's name, with the tag that it was asked for by, if it was. */
    public String baseName() {
        return BaseLink.nameOf(base);
    }

    /** One line for people. */
    public String sentence() {
        String name = reference.name() + ":" + tag + " is " + reference.digest();
        return changed ? name + ": " + pushed.sentence() : name + ", on its base already";
    }

    /**
     * For machines: {@code image} (as asked for), {@code reference} (by digest), {@code digest}, {@code tag},
     * {@code before} (the old digest), {@code keptAs} (a tag, if the old image needed one), {@code base} (by digest),
     * {@code baseName}, {@code level}, {@code changed}, {@code layers} {new, mounted, copied, reused},
     * {@code referrers} (each as {@link Attached#facts}, if there are any), {@code requests}.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("image", image.toString());
        facts.put("reference", reference.toString());
        facts.put("digest", String.valueOf(reference.digest()));
        facts.put("tag", tag);
        facts.put("before", before.toString());
        if (keptAs != null) {
            facts.put("keptAs", keptAs);
        }
        facts.put("base", base.name() + "@" + base.digest());
        facts.put("baseName", baseName());
        facts.put("level", level);
        facts.put("changed", changed);
        facts.put("layers", pushed.facts());
        if (!attached.isEmpty()) {
            facts.put("referrers", attached.stream().map(Attached::facts).toList());
        }
        facts.put("requests", requests);
        return facts;
    }
}
