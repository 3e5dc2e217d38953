package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;

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

    /**
     * Its permission bits in an image: 755 for a folder and for what its owner may run, else 644. That is what git
     * keeps of them; all else comes from the umask of whoever checked the files out.
     */
    public int mode() throws IOException {
        boolean runs = isFolder()
                || (Files.getFileStore(source).supportsFileAttributeView(PosixFileAttributeView.class)
                        && Files.getPosixFilePermissions(source).contains(PosixFilePermission.OWNER_EXECUTE));
        return runs ? 0755 : 0644;
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
