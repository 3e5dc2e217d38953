package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RegistryTraffic;
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
 * @param base the image that it was built on, by digest, with the tag that it was asked for by; null if on none
 * @param pushed what became of its layers
 * @param wasThere whether the registry had it already, so that nothing was sent
 * @param requests made to registries, those to read included
 * @param bytesSent content bytes sent to registries; what an engine has sent is not known
 * @param builder by which it was built; of an engine's image, the base's layers are told as reused
 * @param attached the documents that refer to it, if any were asked for
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
        Builder builder,
        List<Attached> attached) {
    public BuiltImage {
        tags = List.copyOf(tags);
        attached = List.copyOf(attached);
    }

    /** An image that nothing is attached to. */
    public BuiltImage(
            ImageReference reference,
            Digest id,
            List<String> tags,
            @Nullable ImageReference base,
            PushedLayers pushed,
            boolean wasThere,
            long requests,
            long bytesSent,
            Builder builder) {
        this(reference, id, tags, base, pushed, wasThere, requests, bytesSent, builder, List.of());
    }

    /** The same with documents attached, after all that was sent. */
    BuiltImage with(List<Attached> documents, RegistryTraffic traffic) {
        return new BuiltImage(
                reference,
                id,
                tags,
                base,
                pushed,
                wasThere,
                traffic.requests(),
                traffic.bytesSent(),
                builder,
                documents);
    }

    /** The image's digest. */
    public Digest digest() {
        Digest digest = reference.digest();
        if (digest == null) {
            throw new IllegalStateException("a built image is named by digest");
        }
        return digest;
    }

    /** The base's name, with the tag that it was asked for by, if it was; empty if it was built on none. */
    public String baseName() {
        return base == null ? "" : BaseLink.nameOf(base);
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
     * if there is one), {@code baseName} (as it was asked for), {@code builder}, {@code layers} {new, mounted, copied,
     * reused}, {@code alreadyThere}, {@code bytesSent} (at the registry only), {@code requests}, and {@code referrers}
     * (each as {@link Attached#facts}) if some are attached.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("reference", reference.toString());
        facts.put("digest", digest().toString());
        facts.put("id", id.toString());
        facts.put("tags", tags);
        if (base != null) {
            facts.put("base", base.name() + "@" + base.digest());
            facts.put("baseName", baseName());
        }
        facts.put("builder", builder.word());
        facts.put("layers", pushed.facts());
        facts.put("alreadyThere", wasThere);
        if (builder == Builder.REGISTRY) {
            facts.put("bytesSent", bytesSent);
        }
        facts.put("requests", requests);
        if (!attached.isEmpty()) {
            facts.put("referrers", attached.stream().map(Attached::facts).toList());
        }
        return facts;
    }
}
