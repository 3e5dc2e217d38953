package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Writes a context as a folder of its own, for an engine to read: the user's folder stays as it is. Files are linked
 * where the file system can do it and their modes are the {@linkplain ContextEntry#mode image's}, and copied where not.
 */
public final class ContextCopy {
    private ContextCopy() {}

    /**
     * Writes.
     *
     * @param to is made
     */
    public static void write(BuildContext context, Path to) throws IOException {
        Files.createDirectories(to);
        for (ContextEntry entry : context.entries()) {
            Path target = to.resolve(entry.path());
            switch (entry.kind()) {
                case FOLDER -> copy(entry.source(), target, entry.mode());
                case LINK -> Files.copy(entry.source(), target, LinkOption.NOFOLLOW_LINKS);
                case FILE -> file(entry.source(), target, entry.mode());
                case OTHER -> {
                    // no builder can take it
                }
            }
        }
    }

    private static void file(Path source, Path target, int mode) throws IOException {
        Path real = source.toRealPath();
        if (!permissions(real).equals(permissions(mode))) {
            copy(real, target, mode);
            return;
        }
        try {
            Files.createLink(target, real);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(real, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static void copy(Path source, Path target, int mode) throws IOException {
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
        if (isPosix(target)) {
            Files.setPosixFilePermissions(target, permissions(mode));
        }
    }

    private static Set<PosixFilePermission> permissions(Path file) throws IOException {
        return isPosix(file) ? Files.getPosixFilePermissions(file) : Set.of();
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        return PosixFilePermissions.fromString(mode == 0755 ? "rwxr-xr-x" : "rw-r--r--");
    }

    private static boolean isPosix(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
