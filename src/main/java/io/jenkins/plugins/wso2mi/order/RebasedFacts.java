package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.rebase.RebasedImage;
import java.io.Serializable;
import java.util.Objects;

/**
 * What became of an image that was to get a new base.
 *
 * @param image as it was asked for
 * @param reference of the image now, by digest
 * @param tag that points to it
 * @param digest such as {@code sha256:9f86d0...}
 * @param before digest of the old image
 * @param keptAs tag that the old image got; empty if it keeps the tag that it had
 * @param base that it is on now, by digest
 * @param baseDigest that base's digest
 * @param baseName that base's name as it was asked for
 * @param changed whether it is a new image; else it was on that base already
 */
public record RebasedFacts(
        String image,
        String reference,
        String tag,
        String digest,
        String before,
        String keptAs,
        String base,
        String baseDigest,
        String baseName,
        boolean changed)
        implements Serializable {
    static RebasedFacts of(RebasedImage rebased) {
        return new RebasedFacts(
                rebased.image().toString(),
                rebased.reference().toString(),
                rebased.tag(),
                Objects.toString(rebased.reference().digest(), ""),
                rebased.before().toString(),
                Objects.toString(rebased.keptAs(), ""),
                rebased.base().name() + "@" + rebased.base().digest(),
                Objects.toString(rebased.base().digest(), ""),
                rebased.baseName(),
                rebased.changed());
    }
}
