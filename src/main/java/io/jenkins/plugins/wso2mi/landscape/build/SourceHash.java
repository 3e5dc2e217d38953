package io.jenkins.plugins.wso2mi.landscape.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.landscape.Contents;
import io.jenkins.plugins.wso2mi.landscape.Sources;
import io.jenkins.plugins.wso2mi.registry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what goes into an image, down to the last byte. What only tools for people leave behind does not count. */
final class SourceHash {
    private static final Set<String> OF_TOOLS =
            Set.of(".git", ".idea", ".vscode", ".settings", ".classpath", ".DS_Store", "Thumbs.db");

    private final Sources sources;
    private final SortedMap<String, String> parts = new TreeMap<>();

    private SourceHash(Sources sources) {
        this.sources = sources;
    }

    /**
     * Takes the fingerprint.
     *
     * @param arguments of Maven, which may build other things by them
     * @throws IOException if something cannot be read, or a link goes round in a circle
     */
    static Fingerprint of(Sources sources, Contents contents, List<String> arguments) throws IOException {
        SourceHash hash = new SourceHash(sources);
        hash.parts.put("contents", hash(contents.cars() + "\n" + contents.additions()));
        if (!arguments.isEmpty()) {
            hash.parts.put("Maven's arguments", hash(arguments.toString()));
        }
        for (Path module : sources.modules()) {
            hash.add("module " + sources.relative(module), module, hash.filesOfModule(module));
        }
        for (Path pom : sources.poms()) {
            if (!sources.modules().contains(pom.getParent())) {
                hash.add("POM " + sources.relative(pom), pom, List.of(pom));
            }
        }
        for (Path file : sources.files()) {
            hash.add("file " + sources.relative(file), file, hash.filesBelow(file, Set.of()));
        }
        Path maven = sources.root().resolve(".mvn");
        if (Files.exists(maven) && !sources.modules().isEmpty()) {
            hash.add(".mvn", maven, hash.filesBelow(maven, Set.of()));
        }
        return Fingerprint.of(hash.parts);
    }

    private List<Path> filesOfModule(Path module) throws IOException {
        Set<Path> apart = new HashSet<>(sources.apart());
        apart.remove(module);
        apart.add(module.resolve("target"));
        return filesBelow(module, apart);
    }

    private List<Path> filesBelow(Path folder, Set<Path> apart) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) {
                        return isMeant(one) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && isMeant(one)) {
                            files.put(sources.relative(one), one);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    private boolean isMeant(Path one) {
                        return !apart.contains(one) && !OF_TOOLS.contains(String.valueOf(one.getFileName()));
                    }
                });
        return List.copyOf(files.values());
    }

    /** The same files elsewhere have the same hash: names are from the part's own place. */
    private void add(String part, Path place, List<Path> files) throws IOException {
        StringBuilder list = new StringBuilder();
        for (Path file : files) {
            String name = place.relativize(file).toString().replace('\\', '/');
            list.append(name)
                    .append(Files.isExecutable(file) ? "\0x\0" : "\0-\0")
                    .append(content(file))
                    .append('\n');
        }
        parts.put(part, hash(list.toString()));
    }

    private static String content(Path file) throws IOException {
        MessageDigest computation = Digest.sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), computation)) {
            in.transferTo(out);
        }
        return Digest.of(computation).hex();
    }

    private static String hash(String text) {
        return Digest.of(text.getBytes(UTF_8)).hex();
    }
}
