package io.jenkins.plugins.wso2mi.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * The manifest of one image: its configuration and its layers.
 *
 * @param layers bottom first
 * @param more the other members, such as {@code annotations}
 */
public record Manifest(Descriptor config, List<Descriptor> layers, JsonObject more) {
    public Manifest {
        layers = List.copyOf(layers);
    }

    /**
     * Reads a manifest, in OCI's or Docker's form.
     *
     * @throws ImageFormatException if it is none
     */
    public static Manifest from(JsonObject json) throws ImageFormatException {
        if (!json.has("config") || !json.has("layers")) {
            throw new ImageFormatException("it has no config and layers, so it is no image of this time");
        }
        List<Descriptor> layers = new ArrayList<>();
        for (JsonObject layer : json.objects("layers")) {
            layers.add(Descriptor.from(layer));
        }
        return new Manifest(
                Descriptor.from(json.object("config")),
                layers,
                json.without("config", "layers", "mediaType", "schemaVersion"));
    }

    /** In OCI's form. */
    public JsonObject json() {
        return more.with("schemaVersion", 2)
                .with("mediaType", MediaTypes.OCI_MANIFEST)
                .with("config", config.inOci().json())
                .with(
                        "layers",
                        layers.stream().map(layer -> layer.inOci().json()).toList());
    }
}
