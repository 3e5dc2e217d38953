package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An image that was built.
 *
 * @param reference by digest, which always stands for this image
 * @param id digest of its configuration, which engines call the image's id; of its first platform, if it has several
 * @param tags that point to it
 * @param base the image that it was built on, by digest; null if on none
 * @param pushed what became of its layers
 * @param wasThere whether the registry had it already, so that nothing was sent
 * @param requests made to registries, those to read included
 * @param bytesSent content bytes sent to registries; what an engine has sent is not known
 * @param builder by which it was built; of an engine's image, the base's layers are told as reused
 */
public record BuiltImage(
        ImageReference reference,
        Digest id,
        List<String> tags,
        @Nullable ImageReference base,
        PushedLayers pushed,
        boolean wasThere,
        long requests,
        long bytesSent,
        Builder builder) {
    public BuiltImage {
        tags = List.copyOf(tags);
    }

    /** The image's digest. */
    public Digest digest() {
        Digest digest = reference.digest();
        if (digest == null) {
            throw new IllegalStateException("a built image is named by digest");
        }
        return digest;
    }

    /** One line for people. */
    public String sentence() {
        String name = reference.name() + ":" + String.join(", :", tags) + " is " + digest();
        if (builder != Builder.REGISTRY) {
            return name + ", built with " + builder.word() + ": " + pushed.sent() + " layers on its base's "
                    + pushed.reused();
        }
        return wasThere
                ? name + ", already there (" + requests + " requests)"
                : name + ": " + pushed.sentence() + ", " + bytesSent + " bytes in " + requests + " requests";
    }

    /**
     * For machines: {@code reference} (by digest), {@code digest}, {@code id}, {@code tags}, {@code base} (by digest,
     * if there is one), {@code builder}, {@code layers} {new, mounted, copied, reused}, {@code alreadyThere},
     * {@code bytesSent} (at the registry only), {@code requests}.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("reference", reference.toString());
        facts.put("digest", digest().toString());
        facts.put("id", id.toString());
        facts.put("tags", tags);
        if (base != null) {
            facts.put("base", base.toString());
        }
        facts.put("builder", builder.word());
        facts.put("layers", pushed.facts());
        facts.put("alreadyThere", wasThere);
        if (builder == Builder.REGISTRY) {
            facts.put("bytesSent", bytesSent);
        }
        facts.put("requests", requests);
        return facts;
    }
}
