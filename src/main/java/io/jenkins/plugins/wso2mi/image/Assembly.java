package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageIndex;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts new layers on top of a base, for every platform that the base is for. The result is always in OCI's form:
 * Docker's has no annotations, and names the same bytes.
 */
final class Assembly {
    private final BaseImage base;
    private final List<Layer> layers;
    private final ImageFace face;
    private final Map<Digest, NeededBlob> blobs = new LinkedHashMap<>();

    Assembly(BaseImage base, List<Layer> layers, ImageFace face) {
        this.base = base;
        this.layers = layers;
        this.face = face;
    }

    AssembledImage assemble() {
        List<StoredDocument> manifests = new ArrayList<>();
        List<Descriptor> entries = new ArrayList<>();
        for (PlatformImage platform : base.image().platforms()) {
            StoredDocument manifest = manifest(platform);
            manifests.add(manifest);
            entries.add(entry(platform, manifest.descriptor()));
        }
        if (base.image().asIndex().isEmpty()) {
            return new AssembledImage(manifests.get(0), List.of(), List.copyOf(blobs.values()));
        }
        ImageIndex index = new ImageIndex(entries, annotated());
        return new AssembledImage(StoredDocument.of(index.json()), manifests, List.copyOf(blobs.values()));
    }

    private StoredDocument manifest(PlatformImage platform) {
        List<Descriptor> all = new ArrayList<>(platform.manifest().layers());
        // layers with addresses of their own may not be copied, and are fetched from there
        all.stream()
                .filter(layer -> !layer.more().has("urls"))
                .forEach(layer -> blobs.putIfAbsent(layer.digest(), NeededBlob.of(layer, base.repository())));
        for (Layer layer : layers) {
            all.add(layer.descriptor());
            blobs.putIfAbsent(layer.descriptor().digest(), NeededBlob.of(layer));
        }
        byte[] config = face.on(platform.config(), layers).json().bytes();
        Descriptor named = new Descriptor(MediaTypes.OCI_CONFIG, Digest.of(config), config.length);
        blobs.put(named.digest(), NeededBlob.config(named, config));
        return StoredDocument.of(new Manifest(named, all, annotated()).json());
    }

    private JsonObject annotated() {
        return JsonObject.of(Map.of("annotations", face.annotations()));
    }

    private static Descriptor entry(PlatformImage platform, Descriptor manifest) {
        JsonObject more = platform.descriptor().more();
        JsonObject kept =
                more.has("platform") ? JsonObject.EMPTY.with("platform", more.object("platform")) : JsonObject.EMPTY;
        return new Descriptor(manifest.mediaType(), manifest.digest(), manifest.size(), kept);
    }
}
