package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Writes a carbon application in the normal form that {@link CarRepack} gives to those of other tools, so that the same
 * content has the same bytes whoever packed it.
 */
public final class CarWriter {
    private CarWriter() {}

    /**
     * Writes an application in one step.
     *
     * @param car where to; an older one is replaced, missing folders are made
     * @param files what goes in, by path; each folder gets an entry of its own
     * @throws IOException if something cannot be read or written; an older application is then as it was
     */
    public static void write(Path car, Map<String, EntryContent> files) throws IOException {
        Map<String, EntryContent> entries = new TreeMap<>(files);
        files.keySet().forEach(path -> addFolders(path, entries));
        Files.createDirectories(Objects.requireNonNull(car.toAbsolutePath().getParent(), "a file lies in a folder"));
        Replacement.of(car, out -> StoredZip.write(entries, out));
    }

    private static void addFolders(String path, Map<String, EntryContent> entries) {
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            entries.put(path.substring(0, slash + 1), EntryContent.of(""));
        }
    }
}
