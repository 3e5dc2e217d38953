package io.jenkins.plugins.wso2mi.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of an image: how it is run, and the layers it is made of.
 *
 * @param json as in the OCI image specification
 */
public record ImageConfig(JsonObject json) {
    /** The value of an environment variable that the image sets. */
    public Optional<String> env(String name) {
        return run().texts("Env").stream()
                .filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1))
                .findFirst();
    }

    /** The user that the image runs as, as it is written there; empty for root. */
    public String user() {
        return run().text("User").orElse("");
    }

    /** The labels, sorted by name. */
    public Map<String, String> labels() {
        return run().object("Labels").texts();
    }

    /** The digests of the layers before compression, bottom first. */
    public List<String> diffIds() {
        return json.object("rootfs").texts("diff_ids");
    }

    /** How it is run: the member {@code config}. */
    public JsonObject run() {
        return json.object("config");
    }
}
