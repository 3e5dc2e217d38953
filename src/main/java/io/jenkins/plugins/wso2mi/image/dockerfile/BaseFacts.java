package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.registry.ImageConfig;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the configuration of a base image says that a Dockerfile builds on; of its first platform, if it has several.
 *
 * @param isKnown false if nobody could be asked; then all else is empty
 * @param environment in the order of the image
 * @param folder its working directory; empty for {@code /}
 * @param user empty for root
 * @param hasTriggers whether it brings instructions of its own (ONBUILD)
 */
record BaseFacts(boolean isKnown, Map<String, String> environment, String folder, String user, boolean hasTriggers) {
    /** The variable by which every image of WSO2 says where the server is. */
    static final String HOME_VARIABLE = "WSO2_SERVER_HOME";

    static final BaseFacts UNKNOWN = new BaseFacts(false, Map.of(), "", "", false);

    /** The empty image, {@code scratch}. */
    static final BaseFacts NOTHING = new BaseFacts(true, Map.of(), "", "", false);

    static BaseFacts of(RemoteImage image) {
        PlatformImage platform = image.platforms().get(0);
        ImageConfig config = platform.config();
        Map<String, String> environment = new LinkedHashMap<>();
        for (String entry : config.run().texts("Env")) {
            int equals = entry.indexOf('=');
            if (equals > 0) {
                environment.put(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return new BaseFacts(
                true,
                environment,
                config.run().text("WorkingDir").orElse(""),
                config.user(),
                !config.run().texts("OnBuild").isEmpty());
    }

    /** The server's home without a slash at its end; empty if the image does not say. */
    String home() {
        return environment.getOrDefault(HOME_VARIABLE, "").replaceFirst("/+$", "");
    }
}
