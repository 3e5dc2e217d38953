package io.jenkins.plugins.wso2mi.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.registry.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * What the layers of an image say about accounts: {@code /etc/passwd}, {@code /etc/group}, and the owner of the
 * server's home. Layers are shown newest first, so the first of each that is found is the one that holds.
 */
final class AccountFiles {
    private static final int FILE_LIMIT = 1024 * 1024;
    private static final String REMOVED = ".wh.";
    private static final String UNREADABLE =
            "cannot be read for the user's group; a base with USER as uid:gid needs no such look";

    private final String home;
    private final Map<String, String> files = new HashMap<>();
    private @Nullable Owner homeOwner;

    /** Looks for the owner of this home, too. */
    AccountFiles(String home) {
        this.home = home.substring(1);
    }

    /** The account of {@code /etc/passwd} or {@code /etc/group} whose field has a value, split into fields. */
    Optional<String[]> entry(String file, int field, String value) {
        return files.getOrDefault(file, "")
                .lines()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length > (file.equals("etc/group") ? 2 : 3))
                .filter(fields -> fields[field].equals(value))
                .findFirst();
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    /** Whom the server's home belongs to, if a layer with it was read. */
    Optional<Owner> homeOwner() {
        return Optional.ofNullable(homeOwner);
    }

    /**
     * Reads a layer, as far as needed.
     *
     * @param enough whether what was found so far answers the question
     * @throws io.jenkins.plugins.wso2mi.registry.ImageFormatException if it is no layer that can be read
     */
    void read(Descriptor layer, InputStream blob, BooleanSupplier enough) throws IOException {
        Map<String, String> removed = new HashMap<>();
        LayerArchive.read(layer, blob, UNREADABLE, enough, (entry, content) -> look(entry, content, removed));
        removed.forEach(files::putIfAbsent);
    }

    private void look(TarArchiveEntry entry, InputStream content, Map<String, String> removed) throws IOException {
        String path = entry.getName().replaceFirst("^(?:\\./|/)+", "").replaceFirst("/+$", "");
        if (path.equals(home) && homeOwner == null) {
            homeOwner = new Owner(entry.getLongUserId(), entry.getLongGroupId());
        } else if (path.equals("etc/passwd") || path.equals("etc/group")) {
            if (!files.containsKey(path)) {
                files.put(path, new String(content.readNBytes(FILE_LIMIT), UTF_8));
            }
        } else if (path.equals("etc/" + REMOVED + "passwd") || path.equals("etc/" + REMOVED + "group")) {
            removed.put(path.replace(REMOVED, ""), "");
        }
    }
}
