package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.ConfigValues;
import io.jenkins.plugins.wso2mi.image.Labels;
import io.jenkins.plugins.wso2mi.image.NeededBlob;
import io.jenkins.plugins.wso2mi.image.Stamp;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.ImageIndex;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
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
import java.util.TreeMap;

/**
 * Puts the own layers of an image on another base, for each of its platforms. No layer is read: the result is the bytes
 * that a build on the new base would give.
 */
final class Restacking {
    private static final String ANNOTATIONS = "annotations";

    private final RemoteImage image;
    private final Repository repository;
    private final NewBase base;
    private final Map<Digest, NeededBlob> blobs = new LinkedHashMap<>();

    /**
     * Restacks an image.
     *
     * @param repository that has the image's own layers
     */
    Restacking(RemoteImage image, Repository repository, NewBase base) {
        this.image = image;
        this.repository = repository;
        this.base = base;
    }

    /**
     * A new image.
     *
     * @param assembled as it is pushed
     * @param image the same, to put others on
     */
    record Result(AssembledImage assembled, RemoteImage image) {}

    /**
     * Does it.
     *
     * @param shares one a platform of the image
     * @param target what the new image will be called
     */
    Result run(List<BaseShare> shares, ImageReference target) throws ImageFormatException {
        List<PlatformImage> platforms = new ArrayList<>();
        List<StoredDocument> manifests = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            PlatformImage old = image.platforms().get(i);
            PlatformImage below = base.like(old).orElseThrow();
            ImageConfig config = config(old, below, shares.get(i));
            StoredDocument manifest = manifest(old, below, shares.get(i), config);
            manifests.add(manifest);
            platforms.add(new PlatformImage(entry(old, below, manifest), Manifest.from(manifest.json()), config));
        }
        ImageIndex index = image.asIndex()
                .map(old -> new ImageIndex(
                        platforms.stream().map(PlatformImage::descriptor).toList(), annotated(old.more())))
                .orElse(null);
        StoredDocument top = index == null ? manifests.get(0) : StoredDocument.of(index.json());
        return new Result(
                new AssembledImage(top, index == null ? List.of() : manifests, List.copyOf(blobs.values())),
                new RemoteImage(target, top.descriptor(), index, platforms));
    }

    private ImageConfig config(PlatformImage old, PlatformImage below, BaseShare share) throws ImageFormatException {
        ImageConfig from = Labels.inheritable(below.config());
        ImageConfig run = ConfigValues.of(old.config()).over(from, share.own().values());
        List<String> diffIds = new ArrayList<>(from.diffIds());
        diffIds.addAll(old.config()
                .diffIds()
                .subList(share.layers(), old.config().diffIds().size()));
        List<JsonObject> history = new ArrayList<>(from.json().objects("history"));
        share.ownHistory(old.config()).forEach(entry -> history.add(dated(entry, old.config(), run)));
        ImageConfig made = new ImageConfig(run.json()
                .with("rootfs", JsonObject.of(Map.of("type", "layers", "diff_ids", diffIds)))
                .with("history", history));
        List<BurntApplication> all =
                share.own().over(BurntApplication.in(below.config()), BurntApplication.in(old.config()));
        return stamp(old.manifest().more()).on(made, below, share.own(), all);
    }

    /** An entry of history that is as old as the image becomes as old as the new one is. */
    private static JsonObject dated(JsonObject entry, ImageConfig old, ImageConfig made) {
        boolean sameAge = entry.text("created").equals(old.json().text("created"));
        return made.json()
                .text("created")
                .filter(created -> sameAge)
                .map(created -> entry.with("created", created))
                .orElse(entry);
    }

    private StoredDocument manifest(PlatformImage old, PlatformImage below, BaseShare share, ImageConfig config) {
        List<Descriptor> all = new ArrayList<>(below.manifest().layers());
        List<Descriptor> own = old.manifest().layers();
        own = own.subList(share.layers(), own.size());
        // layers with addresses of their own may not be copied, and are fetched from there
        all.stream()
                .filter(layer -> !layer.more().has("urls"))
                .forEach(layer -> blobs.putIfAbsent(layer.digest(), NeededBlob.of(layer, base.repository())));
        own.forEach(layer -> blobs.putIfAbsent(layer.digest(), NeededBlob.of(layer, repository)));
        all.addAll(own);
        byte[] bytes = config.json().bytes();
        Descriptor named = new Descriptor(MediaTypes.OCI_CONFIG, Digest.of(bytes), bytes.length);
        blobs.put(named.digest(), NeededBlob.config(named, bytes));
        return StoredDocument.of(
                new Manifest(named, all, annotated(old.manifest().more())).json());
    }

    private Stamp stamp(JsonObject more) {
        Map<String, String> own = new TreeMap<>(more.object(ANNOTATIONS).texts());
        own.keySet().removeAll(Labels.OF_THE_BASE);
        return new Stamp(base.image(), own);
    }

    private JsonObject annotated(JsonObject more) {
        return JsonObject.of(Map.of(ANNOTATIONS, stamp(more).annotations()));
    }

    private Descriptor entry(PlatformImage old, PlatformImage below, StoredDocument manifest) {
        Descriptor named = manifest.descriptor();
        JsonObject platform = below.descriptor().more().has("platform")
                ? below.descriptor().more().object("platform")
                : old.descriptor().more().object("platform");
        return image.asIndex().isEmpty()
                ? named
                : new Descriptor(
                        named.mediaType(), named.digest(), named.size(), JsonObject.EMPTY.with("platform", platform));
    }
}
