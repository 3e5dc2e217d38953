package io.jenkins.plugins.wso2mi.image;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders that every Micro Integrator's home has. A layer that named one of them again would set its owner and mode
 * anew, so layers bring only folders that are not among them.
 */
public final class ServerFolders {
    /** Where the server looks for carbon applications, and nowhere else. */
    public static final String APPLICATIONS = "repository/deployment/server/carbonapps";

    /** Where its configuration is. */
    static final String CONFIGURATION = "conf";

    private static final Set<String> KNOWN = Set.of(
            "",
            "bin",
            CONFIGURATION,
            "conf/security",
            "dbscripts",
            "dropins",
            "lib",
            "patches",
            "registry",
            "repository",
            "repository/components",
            "repository/components/dropins",
            "repository/components/lib",
            "repository/components/patches",
            "repository/components/plugins",
            "repository/database",
            "repository/deployment",
            "repository/deployment/server",
            APPLICATIONS,
            "repository/deployment/server/synapse-configs",
            "repository/deployment/server/synapse-configs/default",
            "repository/logs",
            "repository/resources",
            "repository/resources/conf",
            "repository/resources/security",
            "tmp",
            "wso2",
            "wso2/components",
            "wso2/lib");

    private ServerFolders() {}

    /** Whether a path has only names in it: nothing empty, no {@code .} and no {@code ..}. */
    static boolean isPlain(String path) {
        return Stream.of(path.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    }

    /** Whether a folder, named from the server's home, is there in every server. */
    public static boolean isKnown(String folder) {
        return KNOWN.contains(folder);
    }

    /** The folders above a path, named from the server's home, that a layer has to bring; outermost first. */
    static List<String> missingAbove(String path) {
        List<String> missing = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String folder = path.substring(0, slash);
            if (!isKnown(folder)) {
                missing.add(folder);
            }
        }
        Collections.reverse(missing);
        return missing;
    }
}
