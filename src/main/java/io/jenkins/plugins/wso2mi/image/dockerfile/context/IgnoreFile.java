package io.jenkins.plugins.wso2mi.image.dockerfile.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@code .dockerignore} keeps out of the context: the last pattern that a path or one of its folders matches
 * decides, and one that begins with {@code !} lets in.
 *
 * @param name of the file; empty if there is none
 */
public record IgnoreFile(String name, List<Pattern> patterns) {
    /** Nothing is kept out. */
    public static final IgnoreFile NONE = new IgnoreFile("", List.of());

    private static final int PATH_LIMIT = 4096;
    private static final long LIMIT = 1024 * 1024;

    public IgnoreFile {
        patterns = List.copyOf(patterns);
    }

    /**
     * A line of the file.
     *
     * @param lets whether it lets in what another keeps out
     */
    record Pattern(Glob glob, boolean lets) {}

    /**
     * Reads the file that docker reads: the one named after the Dockerfile, beside it, else the one of the context.
     *
     * @throws IOException if it is there and cannot be read, or is larger than 1 MiB
     */
    public static IgnoreFile find(Path context, Path dockerfile) throws IOException {
        Path own = dockerfile.resolveSibling(dockerfile.getFileName() + ".dockerignore");
        Path file = Files.isRegularFile(own) ? own : context.resolve(".dockerignore");
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        if (Files.size(file) > LIMIT) {
            throw new IOException(file + " is larger than " + LIMIT + " bytes");
        }
        return parse(file.toString(), new String(Files.readAllBytes(file), UTF_8));
    }

    /** Reads the lines of such a file. */
    static IgnoreFile parse(String name, String text) {
        List<Pattern> patterns = new ArrayList<>();
        for (String line :
                (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList()) {
            String stripped = line.strip();
            if (stripped.isEmpty() || line.startsWith("#")) {
                continue;
            }
            boolean lets = stripped.startsWith("!");
            String path = clean(lets ? stripped.substring(1).strip() : stripped);
            // no path is longer
            if (!path.isEmpty() && path.length() <= PATH_LIMIT) {
                patterns.add(new Pattern(Glob.of(path, true), lets));
            }
        }
        return new IgnoreFile(name, patterns);
    }

    /** Without {@code .}, {@code ..} and doubled slashes, and from the context's root. */
    static String clean(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /** Whether a path, from the context's root and with slashes, is kept out. */
    public boolean keepsOut(String path) {
        boolean out = false;
        for (Pattern pattern : patterns) {
            if (pattern.lets() == out && matchesItOrAbove(pattern.glob(), path)) {
                out = !pattern.lets();
            }
        }
        return out;
    }

    /** Whether what is below a folder that is kept out may still be let in. */
    boolean hasExceptions() {
        return patterns.stream().anyMatch(Pattern::lets);
    }

    private static boolean matchesItOrAbove(Glob glob, String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (glob.matches(path.substring(0, slash))) {
                return true;
            }
        }
        return glob.matches(path);
    }
}
