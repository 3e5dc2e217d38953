package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.ImageIndex;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts new layers on top of a base, for every platform that the base is for. The result is always in OCI's form:
 * Docker's has no annotations, and names the same bytes.
 */
public final class Assembly {
    private final RemoteImage base;
    private final Repository repository;
    private final List<Layer> layers;
    private final Face face;
    private final Stamp stamp;
    private final Map<Digest, NeededBlob> blobs = new LinkedHashMap<>();

    /**
     * Assembles.
     *
     * @param repository that has the base
     * @param layers bottom first
     */
    public Assembly(RemoteImage base, Repository repository, List<Layer> layers, Face face) {
        this.base = base;
        this.repository = repository;
        this.layers = List.copyOf(layers);
        this.face = face;
        this.stamp = new Stamp(base, face.annotations());
    }

    /**
     * The new image.
     *
     * @throws ImageFormatException if the base's list of applications cannot be read
     */
    public AssembledImage assemble() throws ImageFormatException {
        List<StoredDocument> manifests = new ArrayList<>();
        List<Descriptor> entries = new ArrayList<>();
        for (PlatformImage platform : base.platforms()) {
            StoredDocument manifest = manifest(platform);
            manifests.add(manifest);
            entries.add(entry(platform, manifest.descriptor()));
        }
        if (base.asIndex().isEmpty()) {
            return new AssembledImage(manifests.get(0), List.of(), List.copyOf(blobs.values()));
        }
        ImageIndex index = new ImageIndex(entries, annotated());
        return new AssembledImage(StoredDocument.of(index.json()), manifests, List.copyOf(blobs.values()));
    }

    private StoredDocument manifest(PlatformImage platform) throws ImageFormatException {
        List<Descriptor> all = new ArrayList<>(platform.manifest().layers());
        // layers with addresses of their own may not be copied, and are fetched from there
        all.stream()
                .filter(layer -> !layer.more().has("urls"))
                .forEach(layer -> blobs.putIfAbsent(layer.digest(), NeededBlob.of(layer, repository)));
        for (Layer layer : layers) {
            all.add(layer.descriptor());
            blobs.putIfAbsent(layer.descriptor().digest(), NeededBlob.of(layer));
        }
        byte[] config = stamped(platform).json().bytes();
        Descriptor named = new Descriptor(MediaTypes.OCI_CONFIG, Digest.of(config), config.length);
        blobs.put(named.digest(), NeededBlob.config(named, config));
        return StoredDocument.of(new Manifest(named, all, annotated()).json());
    }

    private ImageConfig stamped(PlatformImage platform) throws ImageFormatException {
        ImageConfig from = Labels.inheritable(platform.config());
        ImageConfig made = face.on(from, layers);
        OwnShare own = stamp.own(made, from, face.applications());
        List<BurntApplication> all = own.over(BurntApplication.in(platform.config()), face.applications());
        return stamp.on(made, platform, own, all);
    }

    private JsonObject annotated() {
        return JsonObject.of(Map.of("annotations", stamp.annotations()));
    }

    private static Descriptor entry(PlatformImage platform, Descriptor manifest) {
        JsonObject more = platform.descriptor().more();
        JsonObject kept =
                more.has("platform") ? JsonObject.EMPTY.with("platform", more.object("platform")) : JsonObject.EMPTY;
        return new Descriptor(manifest.mediaType(), manifest.digest(), manifest.size(), kept);
    }
}
