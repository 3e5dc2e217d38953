package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import java.nio.file.Path;

/**
 * A file or folder of the build context.
 *
 * @param path from the context's root, with slashes
 * @param source where it lies
 */
public record ContextEntry(String path, Path source, Kind kind) {

    /** What it is on disk, links not followed. */
    public enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** A socket, a pipe or a device. */
        OTHER
    }

    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** Its last name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether it is a carbon application by its name. */
    public boolean isApplication() {
        return isFile() && path.endsWith(".car");
    }
}
