package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.car.Car;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which files share a layer: what changes together does. Libraries are at the bottom, since they change least; each
 * carbon application has a layer of its own at the top, so that a changed one is all that is sent.
 */
final class LayerPlan {
    private final String home;
    private final Owner owner;

    /**
     * Plans for a server.
     *
     * @param home the server's home, from {@code /}
     * @param owner of everything that is added
     */
    LayerPlan(String home, Owner owner) {
        this.home = home.substring(1);
        this.owner = owner;
    }

    /** Writes the layers into a folder; bottom first. */
    List<Layer> write(List<Addition> additions, CarsToBurn cars, Path folder) throws IOException {
        Map<String, List<LayerEntry>> layers = new LinkedHashMap<>();
        group("libraries", additions.stream().filter(Addition::isLibrary).toList(), layers);
        group(
                "files",
                additions.stream()
                        .filter(a -> !a.isLibrary() && !a.isConfiguration())
                        .toList(),
                layers);
        group(
                "configuration",
                additions.stream()
                        .filter(a -> !a.isLibrary() && a.isConfiguration())
                        .toList(),
                layers);
        for (Car car : cars.cars()) {
            String path = ServerFolders.APPLICATIONS + "/" + CarsToBurn.fileName(car);
            layers.put(
                    "carbon application " + car.identity(),
                    List.of(new LayerEntry.Regular(home + "/" + path, car.file(), 0644, owner)));
        }
        List<Layer> written = new ArrayList<>();
        for (Map.Entry<String, List<LayerEntry>> layer : layers.entrySet()) {
            written.add(Layer.write(layer.getKey(), layer.getValue(), folder));
        }
        return written;
    }

    private void group(String title, List<Addition> additions, Map<String, List<LayerEntry>> layers)
            throws IOException {
        Map<String, LayerEntry> entries = new LinkedHashMap<>();
        for (Addition addition : additions) {
            if (!addition.isAbsolute()) {
                ServerFolders.missingAbove(addition.destination())
                        .forEach(above -> entries.put(above, new LayerEntry.Folder(home + "/" + above, 0755, owner)));
            }
            LayerEntry file = entry(addition);
            entries.put(file.path(), file);
        }
        if (!entries.isEmpty()) {
            layers.put(title, List.copyOf(entries.values()));
        }
    }

    private LayerEntry entry(Addition addition) throws IOException {
        String path = addition.pathIn("/" + home);
        boolean runs = Files.getFileStore(addition.source()).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(addition.source()).contains(PosixFilePermission.OWNER_EXECUTE);
        return new LayerEntry.Regular(path, addition.source(), runs ? 0755 : 0644, owner);
    }
}
