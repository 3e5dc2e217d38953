package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What image is to be built. Texts are as a person wrote them; {@link ImageBuild} checks them, all at once.
 *
 * @param base reference of the image to build on
 * @param cars the carbon applications
 * @param target reference with the first tag
 * @param tags further tags in the target's repository
 * @param additions files, each {@code SRC:DEST}
 * @param labels each {@code KEY=VALUE}
 * @param policy how the carbon applications are checked
 * @param created when the image says that it was made; null for the time of its base, so that the same inputs give the
 *     same image
 * @param publication its made tag, and what is attached to it
 */
public record ImageRequest(
        String base,
        List<Path> cars,
        String target,
        List<String> tags,
        List<String> additions,
        List<String> labels,
        Builder builder,
        CheckPolicy policy,
        @Nullable Instant created,
        Publication publication) {
    public ImageRequest {
        cars = List.copyOf(cars);
        tags = List.copyOf(tags);
        additions = List.copyOf(additions);
        labels = List.copyOf(labels);
    }

    /** The same with the tags that are given alone, and nothing attached. */
    public ImageRequest(
            String base,
            List<Path> cars,
            String target,
            List<String> tags,
            List<String> additions,
            List<String> labels,
            Builder builder,
            CheckPolicy policy,
            @Nullable Instant created) {
        this(base, cars, target, tags, additions, labels, builder, policy, created, Publication.PLAIN);
    }

    /** The same, made known in a certain way. */
    public ImageRequest published(Publication other) {
        return new ImageRequest(base, cars, target, tags, additions, labels, builder, policy, created, other);
    }

    /** The same with the usual check of the carbon applications. */
    public ImageRequest(
            String base,
            List<Path> cars,
            String target,
            List<String> tags,
            List<String> additions,
            List<String> labels,
            Builder builder,
            @Nullable Instant created) {
        this(base, cars, target, tags, additions, labels, builder, CheckPolicy.DEFAULT, created);
    }
}
