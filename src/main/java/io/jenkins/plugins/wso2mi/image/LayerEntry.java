package io.jenkins.plugins.wso2mi.image;

import java.nio.file.Path;

/** One entry of a layer. Its path has no leading slash. */
public sealed interface LayerEntry {
    /** From the root, without a slash before it. */
    String path();

    /** Whom it belongs to. */
    Owner owner();

    /** Permission bits. */
    int mode();

    /** A file with the bytes of a file on disk. */
    record Regular(String path, Path source, int mode, Owner owner) implements LayerEntry {}

    /** A folder. */
    record Folder(String path, int mode, Owner owner) implements LayerEntry {}

    /** A symbolic link. */
    record Link(String path, String target, Owner owner) implements LayerEntry {
        @Override
        public int mode() {
            return 0777;
        }
    }
}
