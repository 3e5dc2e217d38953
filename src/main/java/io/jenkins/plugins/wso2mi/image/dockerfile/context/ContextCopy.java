package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a context as a folder of its own, for an engine to read: the user's folder stays as it is. Files are linked
 * where the file system can do it, and copied where not.
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
                case FOLDER -> Files.copy(entry.source(), target, StandardCopyOption.COPY_ATTRIBUTES);
                case LINK -> Files.copy(entry.source(), target, LinkOption.NOFOLLOW_LINKS);
                case FILE -> file(entry.source(), target);
                case OTHER -> {
                    // no builder can take it
                }
            }
        }
    }

    private static void file(Path source, Path target) throws IOException {
        Path real = source.toRealPath();
        try {
            Files.createLink(target, real);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(real, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
