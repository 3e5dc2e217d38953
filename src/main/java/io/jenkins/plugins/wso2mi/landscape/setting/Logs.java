package io.jenkins.plugins.wso2mi.landscape.setting;

import java.util.List;

/**
 * What is seen of a server's log files, beside the main log, which goes to the console anyway.
 *
 * @param correlation whether the server writes {@code correlation.log}, with times and ids of each call
 * @param follow names of files in its log folder; each is printed by a container of its own
 * @param image what these containers run, with a shell's {@code tail}
 * @param folder where the server writes them; empty if none is followed
 */
public record Logs(Value<Boolean> correlation, List<Value<String>> follow, Value<String> image, Value<String> folder) {
    private static final String HOME = "/home/wso2carbon/wso2mi-";

    public Logs {
        follow = List.copyOf(follow);
    }

    static Logs read(Settings settings, Value<ServerVersion> version) {
        settings.allow("correlation", "follow", "image");
        List<Value<String>> follow = settings.texts("follow", Grammar.LOG_FILE);
        if (settings.has("image") && !settings.has("follow")) {
            settings.refuse("image", "it prints log files, and none is named", "write follow: or remove it");
        }
        if (!follow.isEmpty() && !version.get().isExact()) {
            settings.refuse(
                    "follow",
                    "where the server lies depends on its exact version, and '"
                            + version.get().text() + "' (" + version.origin() + ") is none",
                    "write version: such as 4.4.0");
        }
        return new Logs(
                settings.flag("correlation", false),
                follow,
                settings.text("image", Grammar.IMAGE, "busybox:1.37"),
                version.map(one -> HOME + one.release() + "/repository/logs"));
    }
}
