package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What an image of ours says about what is its own and what its base's, as a label: so it can be put on a new base even
 * when the old one is gone. The seal is a digest over the whole configuration. A tool that builds on the image takes
 * over the label and breaks the seal, since then more is the image's own than the label knows.
 *
 * @param layers how many of the layers are the base's, from the bottom
 * @param history how many of the entries of history are the base's
 * @param own what the image has of its own
 * @param bases the levels below, nearest first; never empty
 */
public record BurnRecord(int layers, int history, OwnShare own, List<BaseLink> bases) {
    /** The label, whose value is JSON. */
    public static final String LABEL = "io.jenkins.plugins.wso2mi.base";

    private static final String SEAL = "seal";

    public BurnRecord {
        bases = List.copyOf(bases);
    }

    /** What an image says, sealed or not; empty if it says nothing that can be read. */
    public static Optional<BurnRecord> in(ImageConfig config) {
        return json(config).flatMap(BurnRecord::from);
    }

    private static Optional<JsonObject> json(ImageConfig config) {
        String label = config.labels().getOrDefault(LABEL, "");
        try {
            return label.isEmpty() ? Optional.empty() : Optional.of(JsonObject.parse(label.getBytes(UTF_8)));
        } catch (ImageFormatException e) {
            return Optional.empty(); // then it is an image like any other
        }
    }

    private static Optional<BurnRecord> from(JsonObject json) {
        List<BaseLink> bases = json.objects("bases").stream()
                .flatMap(base -> BaseLink.from(base).stream())
                .toList();
        if (bases.isEmpty()
                || json.number("layers").isEmpty()
                || json.number("history").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BurnRecord(
                (int) json.number("layers").getAsLong(),
                (int) json.number("history").getAsLong(),
                OwnShare.from(json),
                bases));
    }

    /** Whether an image is still as it was when this was written into it. */
    public boolean isIntactIn(ImageConfig config) {
        JsonObject json = json(config).orElse(JsonObject.EMPTY);
        return json.text(SEAL)
                .filter(seal ->
                        seal.equals(sealOf(labelled(config, json.without(SEAL))).toString()))
                .isPresent();
    }

    /** A configuration with this label, sealed. Nothing in it may be changed any more. */
    ImageConfig sealed(ImageConfig config) {
        JsonObject json = own.json()
                .with("layers", layers)
                .with("history", history)
                .with("bases", bases.stream().map(BaseLink::json).toList());
        return labelled(config, json.with(SEAL, sealOf(labelled(config, json)).toString()));
    }

    private static Digest sealOf(ImageConfig config) {
        return Digest.of(config.json().bytes());
    }

    private static ImageConfig labelled(ImageConfig config, JsonObject label) {
        JsonObject labels = JsonObject.of(config.labels()).with(LABEL, label.toString());
        return new ImageConfig(config.json().with("config", config.run().with("Labels", labels)));
    }
}
