package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes into an image what it was built on and what is its own: base name and digest (OCI image specification,
 * annotations), the version of its server, its carbon applications, and the {@link BurnRecord}. An image that is built
 * and one that is put on another base are stamped alike, which makes them the same bytes.
 */
public final class Stamp {
    private final RemoteImage base;
    private final Map<String, String> own;

    /**
     * Stamps for a base.
     *
     * @param own the image's own annotations
     */
    public Stamp(RemoteImage base, Map<String, String> own) {
        this.base = base;
        this.own = Map.copyOf(own);
    }

    /** The annotations of manifests: the image's own, the name that the base was asked for by, and its digest. */
    public Map<String, String> annotations() {
        Map<String, String> all = new TreeMap<>(own);
        all.put(Labels.BASE_NAME, BaseLink.nameOf(base.reference()));
        all.put(Labels.BASE_DIGEST, base.descriptor().digest().toString());
        return all;
    }

    /**
     * What is own in a configuration.
     *
     * @param from the base's {@linkplain Labels#inheritable inheritable} one, which it was made from
     * @param applications those that the image's own layers bring
     */
    OwnShare own(ImageConfig made, ImageConfig from, List<BurntApplication> applications) {
        SortedSet<String> values = ConfigValues.of(made).changedFrom(ConfigValues.of(from));
        own.keySet().forEach(name -> values.add(ConfigValues.label(name)));
        if (own.containsKey(Labels.CREATED)) {
            values.add(ConfigValues.CREATED);
        }
        SortedSet<String> files = new TreeSet<>();
        applications.forEach(application -> files.add(application.file()));
        return new OwnShare(values, files);
    }

    /**
     * Stamps a configuration.
     *
     * @param made the base's, with the layers on top and the image's own values
     * @param platform of the base
     * @param applications all that are in the image
     */
    public ImageConfig on(
            ImageConfig made, PlatformImage platform, OwnShare share, List<BurntApplication> applications) {
        Map<String, String> labels = new TreeMap<>(made.labels());
        labels.remove(BurnRecord.LABEL);
        labels.remove(Labels.MI_VERSION);
        labels.putAll(annotations());
        String version = ServerTraits.of(platform.config()).miVersion();
        if (!version.isEmpty()) {
            labels.put(Labels.MI_VERSION, version);
        }
        labels.put(BurntApplication.LABEL, BurntApplication.label(applications));
        ImageConfig labelled =
                new ImageConfig(made.json().with("config", made.run().with("Labels", JsonObject.of(labels))));
        BurnRecord record = new BurnRecord(
                platform.config().diffIds().size(),
                platform.config().json().objects("history").size(),
                share,
                BaseLink.chain(base, platform));
        return record.sealed(labelled);
    }
}
