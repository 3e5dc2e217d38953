package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An image tree on disk. Modes and symbolic links are taken as they are there; what is below {@code /home/wso2carbon},
 * and that folder itself, belongs to 10802:10802 as in WSO2's images since 4.4, the rest to root.
 *
 * @param layers a folder each, bottom first
 * @param config how the image is run
 */
record ImageTree(List<Path> layers, JsonObject config) {
    private static final Path HOME = Path.of("home", "wso2carbon");
    private static final Owner CARBON = new Owner(10802, 10802);

    /** Reads a tree; empty if it is none, which is noted. */
    static Optional<ImageTree> read(Path tree, Problems problems) {
        try (Stream<Path> folders = Files.list(tree.resolve("layers"))) {
            List<Path> layers = folders.filter(Files::isDirectory).sorted().toList();
            return Optional.of(
                    new ImageTree(layers, JsonObject.parse(Files.readAllBytes(tree.resolve("config.json")))));
        } catch (ImageFormatException e) {
            problems.error(
                    tree.resolve("config.json").toString(), String.valueOf(e.getMessage()), "write a JSON object");
        } catch (IOException e) {
            problems.error(
                    tree.toString(),
                    "is no image tree: cannot read " + e.getMessage(),
                    "it needs layers/ and config.json");
        }
        return Optional.empty();
    }

    /** The entries of a layer. */
    List<LayerEntry> entries(Path layer) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(layer)) {
            all = walk.filter(path -> !path.equals(layer)).toList();
        }
        List<LayerEntry> entries = new ArrayList<>();
        for (Path path : all) {
            entries.add(entry(path, layer.relativize(path)));
        }
        return entries;
    }

    private static LayerEntry entry(Path file, Path below) throws IOException {
        Owner owner = below.startsWith(HOME) ? CARBON : Owner.ROOT;
        String path = below.toString();
        if (Files.isSymbolicLink(file)) {
            return new LayerEntry.Link(path, Files.readSymbolicLink(file).toString(), owner);
        }
        int mode = (Integer) Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS) & 07777;
        return Files.isDirectory(file)
                ? new LayerEntry.Folder(path, mode, owner)
                : new LayerEntry.Regular(path, file, mode, owner);
    }
}
