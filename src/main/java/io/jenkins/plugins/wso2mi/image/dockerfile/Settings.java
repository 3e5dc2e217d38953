package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.Face;
import io.jenkins.plugins.wso2mi.image.Layer;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an image is run, as the instructions of its Dockerfile say it.
 *
 * @param steps in order
 * @param made the layer of each step that has made one
 * @param created null for the time of its base
 */
record Settings(
        List<Step> steps,
        Map<Step, Layer> made,
        Map<String, String> annotations,
        List<BurntApplication> applications,
        @Nullable Instant created)
        implements Face {

    @Override
    public ImageConfig on(ImageConfig base, List<Layer> layers) {
        String time = created == null ? base.json().text("created").orElse("1970-01-01T00:00:00Z") : created.toString();
        List<String> diffIds = new ArrayList<>(base.diffIds());
        layers.forEach(layer -> diffIds.add(layer.diffId().toString()));
        return new ImageConfig(base.json()
                .with("created", time)
                .with("rootfs", JsonObject.of(Map.of("type", "layers", "diff_ids", diffIds)))
                .with("history", history(base, time))
                .with("config", run(base.run())));
    }

    private List<JsonObject> history(ImageConfig base, String time) {
        List<JsonObject> history = new ArrayList<>(base.json().objects("history"));
        for (Step step : steps) {
            JsonObject entry = JsonObject.of(
                    Map.of("created", time, "created_by", step.instruction().text()));
            history.add(made.containsKey(step) ? entry : entry.with("empty_layer", true));
        }
        return history;
    }

    private JsonObject run(JsonObject base) {
        List<String> environment = new ArrayList<>(base.texts("Env"));
        Map<String, String> labels = new TreeMap<>(base.object("Labels").texts());
        JsonObject ports = base.object("ExposedPorts");
        JsonObject run = base;
        for (Step step : steps) {
            if (step instanceof Step.Environment set) {
                set.values().forEach((name, value) -> set(environment, name, value));
            } else if (step instanceof Step.Label label) {
                labels.putAll(label.values());
            } else if (step instanceof Step.User user) {
                run = run.with("User", user.name());
            } else if (step instanceof Step.Workdir workdir) {
                run = run.with("WorkingDir", workdir.path().isEmpty() ? "/" : workdir.path());
            } else if (step instanceof Step.Expose expose) {
                for (String port : expose.ports()) {
                    for (String one : ExposedPorts.of(port)) {
                        ports = ports.with(one, new HashMap<>());
                    }
                }
            }
        }
        // labels of the command line win, as with every builder
        labels.putAll(annotations);
        run = run.with("Env", environment).with("Labels", JsonObject.of(labels));
        return ports.equals(JsonObject.EMPTY) ? run : run.with("ExposedPorts", ports);
    }

    /** A variable that is there already keeps its place. */
    private static void set(List<String> environment, String name, String value) {
        String entry = name + "=" + value;
        for (int i = 0; i < environment.size(); i++) {
            if (environment.get(i).startsWith(name + "=")) {
                environment.set(i, entry);
                return;
            }
        }
        environment.add(entry);
    }
}
