package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.rebase.ImageStanding;
import java.io.Serializable;
import java.util.List;

/**
 * How an image stands to its bases.
 *
 * @param image as it was asked for
 * @param reference the same by digest
 * @param levels how many bases it says to be on; 0 if it does not say
 * @param moved names of those that stand for other images by now, nearest first
 * @param sentence the same in words
 */
public record StandingFacts(String image, String reference, int levels, List<String> moved, String sentence)
        implements Serializable {
    public StandingFacts {
        moved = List.copyOf(moved);
    }

    static StandingFacts of(ImageStanding standing) {
        return new StandingFacts(
                standing.image().toString(),
                standing.reference().toString(),
                standing.levels(),
                standing.moved().stream().map(base -> base.used().name()).toList(),
                standing.sentence());
    }
}
