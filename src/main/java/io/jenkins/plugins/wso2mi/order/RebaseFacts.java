package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.image.rebase.RebaseResult;
import java.io.Serializable;
import java.util.List;

/**
 * What became of images that were to get a new base.
 *
 * @param images bases first
 * @param requests made to registries
 */
public record RebaseFacts(List<RebasedFacts> images, long requests) implements Serializable {
    public RebaseFacts {
        images = List.copyOf(images);
    }

    static RebaseFacts of(RebaseResult result) {
        return new RebaseFacts(result.images().stream().map(RebasedFacts::of).toList(), result.requests());
    }
}
