package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.image.LayerArchive;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies at some paths of a base image. Its layers are read for that from the newest on, as far as needed; answers
 * are kept in the cache, so a base is read once.
 */
final class BaseFiles {
    private static final String NOTES = "files";
    private static final String UNREADABLE = "cannot be read here; build with --builder docker or buildah";

    private final PlatformImage image;
    private final Repository repository;
    private final ContentCache cache;
    private final Map<String, FoundFile> known = new HashMap<>();

    BaseFiles(PlatformImage image, Repository repository, ContentCache cache) {
        this.image = image;
        this.repository = repository;
        this.cache = cache;
    }

    /**
     * What lies at a path; links above it are not followed.
     *
     * @param path from {@code /}, without a slash at its end
     */
    FoundFile at(String path) throws IOException, InterruptedException {
        FoundFile found = known.get(path);
        if (found == null) {
            look(List.of(path));
            found = known.getOrDefault(path, FoundFile.NOTHING);
        }
        return found;
    }

    /** Looks at several paths at once, which costs no more than one. */
    void look(Collection<String> paths) throws IOException, InterruptedException {
        TreeSet<String> open = new TreeSet<>(paths);
        open.removeAll(known.keySet());
        for (String path : List.copyOf(open)) {
            cache.note(NOTES, key(path)).flatMap(FoundFile::from).ifPresent(found -> {
                known.put(path, found);
                open.remove(path);
            });
        }
        if (open.isEmpty()) {
            return;
        }
        Map<String, FoundFile> answers = read(open);
        for (String path : open) {
            FoundFile found = answers.getOrDefault(path, FoundFile.NOTHING);
            known.put(path, found);
            cache.note(NOTES, key(path), found.json());
        }
    }

    private String key(String path) {
        return image.descriptor().digest() + " " + path;
    }

    private Map<String, FoundFile> read(Collection<String> paths) throws IOException, InterruptedException {
        Map<String, FoundFile> answers = new HashMap<>();
        List<Descriptor> newestFirst = new ArrayList<>(image.manifest().layers());
        Collections.reverse(newestFirst);
        for (Descriptor layer : newestFirst) {
            TreeSet<String> open = new TreeSet<>(paths);
            open.removeAll(answers.keySet());
            if (open.isEmpty()) {
                break;
            }
            answers.putAll(repository.read(layer, blob -> in(layer, blob, open)));
        }
        return answers;
    }

    private static Map<String, FoundFile> in(Descriptor layer, InputStream blob, Set<String> paths) throws IOException {
        LayerSearch search = new LayerSearch(paths);
        LayerArchive.read(layer, blob, UNREADABLE, search::isDone, search::see);
        return search.answers();
    }

    /**
     * Something in an image.
     *
     * @param text of a small file that was asked for by its content, the target of a link, else empty
     */
    record FoundFile(Kind kind, String text) {
        static final FoundFile NOTHING = new FoundFile(Kind.NOTHING, "");
        static final FoundFile FOLDER = new FoundFile(Kind.FOLDER, "");

        enum Kind {
            NOTHING,
            FILE,
            FOLDER,
            LINK
        }

        static Optional<FoundFile> from(JsonObject note) {
            return note.text("kind").flatMap(kind -> Arrays.stream(Kind.values())
                    .filter(one -> one.name().equals(kind))
                    .findFirst()
                    .map(one -> new FoundFile(one, note.text("text").orElse(""))));
        }

        JsonObject json() {
            return JsonObject.of(Map.of("kind", kind.name(), "text", text));
        }
    }
}
