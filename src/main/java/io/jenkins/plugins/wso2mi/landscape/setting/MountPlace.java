package io.jenkins.plugins.wso2mi.landscape.setting;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where volumes must not be mounted, since a mount hides what the image has in that folder. */
public final class MountPlace {
    private static final Path HOME = Path.of("/home/wso2carbon");
    private static final Path CONFIGURATION = HOME.resolve("wso2-config-volume");
    private static final Pattern SERVER = Pattern.compile("/home/wso2carbon/wso2mi[^/]*(/.*)?");
    // message processors of several servers share it
    private static final Pattern REGISTRY = Pattern.compile("/home/wso2carbon/wso2mi[^/]*/registry(/.*)?");

    private MountPlace() {}

    /** Why a folder is none for a mount; empty if it is one. */
    public static Optional<String> reason(String text) {
        Path path = Path.of(text).normalize();
        if (HOME.startsWith(path)) {
            return Optional.of("a mount on '" + text + "' hides the server, which lies in " + HOME);
        }
        if (path.startsWith(CONFIGURATION)) {
            return Optional.of("'" + text + "' is where config: puts the server's files");
        }
        boolean server = SERVER.matcher(path.toString()).matches()
                && !REGISTRY.matcher(path.toString()).matches();
        return server
                ? Optional.of("a mount on '" + text + "' hides a part of the server and of what is burnt into it")
                : Optional.empty();
    }
}
