package io.jenkins.plugins.wso2mi.image.rebase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of all images.
 *
 * @param images in the order in which they were pushed: bases first
 * @param requests made to registries, those to read included
 * @param bytesSent content bytes sent to registries
 */
public record RebaseResult(List<RebasedImage> images, long requests, long bytesSent) {
    public RebaseResult {
        images = List.copyOf(images);
    }

    /** One line for people. */
    public String sentence() {
        long changed = images.stream().filter(RebasedImage::changed).count();
        return changed + " of " + images.size() + (images.size() == 1 ? " image" : " images") + " on a new base, in "
                + requests + " requests";
    }

    /** For machines: {@code images} (each as {@link RebasedImage#facts}), {@code requests}, {@code bytesSent}. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("images", images.stream().map(RebasedImage::facts).toList());
        facts.put("requests", requests);
        facts.put("bytesSent", bytesSent);
        return facts;
    }
}
