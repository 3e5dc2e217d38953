package io.jenkins.plugins.wso2mi.image.dockerfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.image.dockerfile.BaseFiles.FoundFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;

/** Looks for paths in one layer: what it has there, and what it removes (OCI image specification, whiteouts). */
final class LayerSearch {
    private static final String REMOVED = ".wh.";
    private static final String EMPTIED = ".wh..wh..opq";
    /** Files whose content is wanted; larger ones are cut. */
    private static final Set<String> READ = Set.of("/etc/passwd", "/etc/group");

    private static final int LIMIT = 1024 * 1024;

    private final Collection<String> paths;
    private final Map<String, FoundFile> found = new HashMap<>();
    private final Map<String, FoundFile> removed = new HashMap<>();

    LayerSearch(Collection<String> paths) {
        this.paths = new TreeSet<>(paths);
    }

    /** Whether no more of the layer needs to be read: what it has wins over what it removes. */
    boolean isDone() {
        return found.keySet().containsAll(paths);
    }

    void see(TarArchiveEntry entry, InputStream content) throws IOException {
        String path = ImagePath.resolve("", entry.getName());
        String name = ImagePath.name(path);
        String folder = ImagePath.parent(path);
        if (name.equals(EMPTIED)) {
            remove(folder + "/");
        } else if (name.startsWith(REMOVED)) {
            String gone = folder + "/" + name.substring(REMOVED.length());
            removed.put(gone, FoundFile.NOTHING);
            remove(gone + "/");
        } else {
            add(path, entry, content);
        }
    }

    private void remove(String above) {
        paths.stream().filter(path -> path.startsWith(above)).forEach(path -> removed.put(path, FoundFile.NOTHING));
    }

    private void add(String path, TarArchiveEntry entry, InputStream content) throws IOException {
        // folders above a file need no entry of their own
        for (String above = ImagePath.parent(path); !above.isEmpty(); above = ImagePath.parent(above)) {
            if (paths.contains(above)) {
                found.putIfAbsent(above, FoundFile.FOLDER);
            }
        }
        if (!entry.isDirectory()) {
            remove(path + "/");
        }
        if (!paths.contains(path)) {
            return;
        }
        if (entry.isDirectory()) {
            found.put(path, FoundFile.FOLDER);
        } else if (entry.isSymbolicLink()) {
            found.put(path, new FoundFile(FoundFile.Kind.LINK, entry.getLinkName()));
        } else {
            String text = READ.contains(path) ? new String(content.readNBytes(LIMIT), UTF_8) : "";
            found.put(path, new FoundFile(FoundFile.Kind.FILE, text));
        }
    }

    /** What this layer says; nothing about paths that it does not touch. */
    Map<String, FoundFile> answers() {
        Map<String, FoundFile> answers = new HashMap<>(removed);
        answers.putAll(found);
        answers.keySet().retainAll(new HashSet<>(paths));
        return answers;
    }
}
