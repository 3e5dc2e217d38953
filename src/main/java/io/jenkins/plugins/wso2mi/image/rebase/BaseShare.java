package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.image.BurnRecord;
import io.jenkins.plugins.wso2mi.image.ConfigValues;
import io.jenkins.plugins.wso2mi.image.OwnShare;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How much of an image is its base's.
 *
 * @param layers from the bottom
 * @param history entries of history, from the oldest on
 * @param own what is not the base's
 */
record BaseShare(int layers, int history, OwnShare own) {
    /**
     * As the image recorded it when it was built; empty if it did not, if something was built on top since, or if what
     * it says cannot be.
     */
    static Optional<BaseShare> recorded(PlatformImage platform) {
        ImageConfig image = platform.config();
        return BurnRecord.in(image)
                .filter(record -> hasLayerPerDiffId(platform))
                .filter(record -> record.isIntactIn(image))
                .filter(record -> record.layers() >= 0
                        && record.layers() <= image.diffIds().size())
                .map(record -> new BaseShare(record.layers(), record.history(), record.own()));
    }

    /**
     * By comparison with the old base.
     *
     * @return empty if the image's first layers, before compression, are not those of the base
     * @throws ImageFormatException if the list of applications of one of them cannot be read
     */
    static Optional<BaseShare> compared(PlatformImage platform, ImageConfig base) throws ImageFormatException {
        ImageConfig image = platform.config();
        int layers = base.diffIds().size();
        if (!hasLayerPerDiffId(platform)
                || image.diffIds().size() < layers
                || !image.diffIds().subList(0, layers).equals(base.diffIds())) {
            return Optional.empty();
        }
        Collection<BurntApplication> inBase = BurntApplication.in(base);
        TreeSet<String> files = new TreeSet<>();
        for (BurntApplication application : BurntApplication.in(image)) {
            if (!inBase.contains(application)) {
                files.add(application.file());
            }
        }
        return Optional.of(new BaseShare(
                layers,
                base.json().objects("history").size(),
                new OwnShare(ConfigValues.of(image).changedFrom(ConfigValues.of(base)), files)));
    }

    private static boolean hasLayerPerDiffId(PlatformImage image) {
        return image.manifest().layers().size() == image.config().diffIds().size();
    }

    /** The entries of an image's history that are its own. */
    List<JsonObject> ownHistory(ImageConfig image) {
        List<JsonObject> all = image.json().objects("history");
        return all.subList(Math.min(Math.max(history, 0), all.size()), all.size());
    }
}
