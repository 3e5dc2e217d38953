package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What COPY can take: the files of a folder but for those that its {@code .dockerignore} keeps out, and carbon
 * applications that are put into its root. The folder itself is only read.
 */
public final class BuildContext {
    private static final int LIMIT = 200_000;
    private static final int PATH_LIMIT = 4096;

    private final Path folder;
    private final IgnoreFile ignore;
    private final NavigableMap<String, ContextEntry> entries = new TreeMap<>();

    private BuildContext(Path folder, IgnoreFile ignore) {
        this.folder = folder;
        this.ignore = ignore;
    }

    /**
     * Looks at a folder.
     *
     * @param applications take the place of files of their names in the root, and are never kept out
     * @throws IOException if it cannot be read, or has more than 200,000 files
     */
    public static BuildContext read(Path folder, IgnoreFile ignore, List<Path> applications) throws IOException {
        BuildContext context = new BuildContext(folder, ignore);
        Files.walkFileTree(folder, context.new Walk());
        for (Path application : applications) {
            String name = String.valueOf(application.getFileName());
            context.entries.put(name, new ContextEntry(name, application, ContextEntry.Kind.FILE));
        }
        return context;
    }

    /** Its folder. */
    public Path folder() {
        return folder;
    }

    /** All that is in it, each folder before what is in it. */
    public Collection<ContextEntry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** All below a folder of it; the root is empty. */
    public List<ContextEntry> below(String path) {
        return path.isEmpty()
                ? List.copyOf(entries.values())
                : List.copyOf(entries.subMap(path + "/", path + "0").values());
    }

    /**
     * What a source of COPY stands for, in the order of paths. A folder stands for itself.
     *
     * @param source as it is written, variables replaced
     * @return empty if there is nothing
     */
    public List<ContextEntry> find(String source) {
        String path = IgnoreFile.clean(source);
        if (path.isEmpty()) {
            return List.of(new ContextEntry("", folder, ContextEntry.Kind.FOLDER));
        }
        ContextEntry exact = entries.get(path);
        if (exact != null) {
            return List.of(exact);
        }
        if (!Glob.isPattern(path) || path.length() > PATH_LIMIT) {
            return List.of();
        }
        Glob glob = Glob.of(path, false);
        return entries.values().stream()
                .filter(entry -> glob.matches(entry.path()))
                .toList();
    }

    /** Why a source stands for nothing, for people. */
    public String reasonAgainst(String source) {
        String path = IgnoreFile.clean(source);
        if (Glob.isPattern(path)) {
            return "nothing in " + folder + " matches " + source;
        }
        if (ignore.keepsOut(path)) {
            return ignore.name() + " keeps " + path + " out";
        }
        return "there is no " + path + " in " + folder;
    }

    /** Gathers what is not kept out. */
    private final class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            String path = relative(directory);
            if (path.isEmpty()) {
                return FileVisitResult.CONTINUE;
            }
            if (ignore.keepsOut(path)) {
                return ignore.hasExceptions() ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }
            add(path, ContextEntry.Kind.FOLDER);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = relative(file);
            if (!ignore.keepsOut(path)) {
                for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    add(path.substring(0, slash), ContextEntry.Kind.FOLDER);
                }
                add(path, kind(attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(String path, ContextEntry.Kind kind) throws IOException {
            entries.putIfAbsent(path, new ContextEntry(path, folder.resolve(path), kind));
            if (entries.size() > LIMIT) {
                throw new IOException(
                        folder + " has more than " + LIMIT + " files; keep out what no COPY needs, by a .dockerignore");
            }
        }

        private String relative(Path path) {
            return folder.relativize(path)
                    .toString()
                    .replace(path.getFileSystem().getSeparator(), "/");
        }

        private static ContextEntry.Kind kind(BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                return ContextEntry.Kind.LINK;
            }
            return attributes.isRegularFile() ? ContextEntry.Kind.FILE : ContextEntry.Kind.OTHER;
        }
    }
}
