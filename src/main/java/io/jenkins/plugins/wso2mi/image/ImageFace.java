package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an image says about itself that is built of files alone: it runs as its base does.
 *
 * @param applications those that are added
 * @param created null for the time of its base
 */
record ImageFace(
        Map<String, String> annotations,
        List<BurntApplication> applications,
        @Nullable Instant created) implements Face {
    /** What an image with these inputs says. */
    static ImageFace of(ImageInputs inputs, @Nullable Instant created) {
        Map<String, String> said = new TreeMap<>();
        List<BurntApplication> added = inputs.cars().applications();
        if (added.size() == 1 && !added.get(0).version().isEmpty()) {
            said.put(Labels.VERSION, added.get(0).version());
        }
        if (created != null) {
            said.put(Labels.CREATED, created.toString());
        }
        said.putAll(inputs.labels());
        return new ImageFace(said, added, created);
    }

    @Override
    public ImageConfig on(ImageConfig base, List<Layer> layers) {
        String time = created == null ? base.json().text("created").orElse("1970-01-01T00:00:00Z") : created.toString();
        List<String> diffIds = new ArrayList<>(base.diffIds());
        List<JsonObject> history = new ArrayList<>(base.json().objects("history"));
        for (Layer layer : layers) {
            diffIds.add(layer.diffId().toString());
            history.add(JsonObject.of(Map.of("created", time, "created_by", "wso2-mi: " + layer.title())));
        }
        Map<String, String> labels = new TreeMap<>(base.labels());
        labels.putAll(annotations);
        return new ImageConfig(base.json()
                .with("created", time)
                .with("rootfs", JsonObject.of(Map.of("type", "layers", "diff_ids", diffIds)))
                .with("history", history)
                .with("config", base.run().with("Labels", JsonObject.of(labels))));
    }
}
