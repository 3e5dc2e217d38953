package io.jenkins.plugins.wso2mi.car;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a carbon application again so that the same content always has the same bytes ({@link StoredZip}).
 * Applications packed inside and the jars of class mediators, which the same build makes, are written again in the same
 * way; connectors and libraries keep their bytes.
 */
public final class CarRepack {
    private CarRepack() {}

    /**
     * Replaces an application by its normal form, in one step.
     *
     * @param car a readable carbon application
     * @param sortLists whether the order in {@code artifacts.xml} and {@code metadata.xml} means nothing: WSO2's plugin
     *     for VS Code projects lists artifacts in the order of the file system, older ones in that of the POM
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException if it is no readable application
     * @throws IOException if the disk does not play along; the application is then as it was
     */
    public static void normalise(Path car, boolean sortLists) throws IOException {
        Replacement.of(car, out -> write(car, sortLists, out));
    }

    private static void write(Path car, boolean sortLists, OutputStream out) throws IOException {
        Set<String> ownJars = CarReader.read(car).contents().folders().stream()
                .filter(folder -> folder.artifact().type().equals(ArtifactKind.CLASS_MEDIATOR.type()))
                .map(folder -> folder.path() + "/" + folder.artifact().file())
                .collect(Collectors.toSet());
        StoredZip.rewrite(car, out, name -> {
            if (sortLists && (name.equals("artifacts.xml") || name.equals("metadata.xml"))) {
                return Optional.of((in, to) -> to.write(ListOrder.sorted(in.readAllBytes())));
            }
            if (name.startsWith("dependencies/") && name.endsWith(".car")) {
                return Optional.of((in, to) -> nested(in, inner -> write(inner, sortLists, to)));
            }
            return ownJars.contains(name)
                    ? Optional.of(
                            (in, to) -> nested(in, inner -> StoredZip.rewrite(inner, to, entry -> Optional.empty())))
                    : Optional.empty();
        });
    }

    private static void nested(InputStream archive, ArchiveWork work) throws IOException {
        try (TemporaryCopy copy = TemporaryCopy.of(archive)) {
            work.on(copy.file());
        }
    }

    private interface ArchiveWork {
        void on(Path archive) throws IOException;
    }
}
