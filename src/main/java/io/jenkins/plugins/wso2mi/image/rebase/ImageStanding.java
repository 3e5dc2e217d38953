package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an image stands to its bases.
 *
 * @param image as it was asked for
 * @param reference the same by digest
 * @param levels how many bases it says to be on; 0 if it does not say
 * @param moved those whose names stand for other images by now, nearest first
 * @param asked when it was looked at
 */
public record ImageStanding(
        ImageReference image, ImageReference reference, int levels, List<MovedBase> moved, Instant asked) {
    public ImageStanding {
        moved = List.copyOf(moved);
    }

    /** Whether at least one of its bases has moved. */
    public boolean isOutdated() {
        return !moved.isEmpty();
    }

    /** One line for people. */
    public String sentence() {
        return levels == 0
                ? image + " does not say what it was built on"
                : image
                        + (isOutdated() ? " is outdated: " : " is up to date")
                        + moved.stream().map(base -> base.sentence(asked)).collect(Collectors.joining("; "));
    }

    /**
     * For machines: {@code image} (as asked for), {@code reference} (by digest), {@code levels}, {@code outdated},
     * {@code moved} [{level, base, used, now (missing if it is gone), created, ageInDays}].
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("image", image.toString());
        facts.put("reference", reference.toString());
        facts.put("levels", levels);
        facts.put("outdated", isOutdated());
        facts.put("moved", moved.stream().map(base -> base.facts(asked)).toList());
        return facts;
    }
}
