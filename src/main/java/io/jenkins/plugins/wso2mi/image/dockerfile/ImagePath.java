package io.jenkins.plugins.wso2mi.image.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** Paths within an image: from {@code /}, without a slash at their end, the root empty. */
final class ImagePath {
    private ImagePath() {}

    /** A path as it is written in an instruction, seen from a working directory. */
    static String resolve(String folder, String path) {
        String whole = path.startsWith("/") ? path : folder + "/" + path;
        List<String> parts = new ArrayList<>();
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? "" : "/" + String.join("/", parts);
    }

    /** The folder that a path is in. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** Its last name. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether a path is a folder, or below it. */
    static boolean isIn(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
