package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.car.Artifact;
import io.jenkins.plugins.wso2mi.car.ArtifactFolder;
import io.jenkins.plugins.wso2mi.car.ArtifactKind;
import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A carbon application as a component: its artifacts in it, and in its connectors the jars that they bring. */
final class ApplicationComponent {
    /** What holds code; all other artifacts are configuration. */
    private static final Set<ArtifactKind> CODE = EnumSet.of(
            ArtifactKind.CONNECTOR,
            ArtifactKind.CLASS_MEDIATOR,
            ArtifactKind.CONNECTOR_LIBRARY,
            ArtifactKind.LIBRARY,
            ArtifactKind.BUNDLE,
            ArtifactKind.AXIS_SERVICE);

    private ApplicationComponent() {}

    /**
     * The component.
     *
     * @throws IOException if the file cannot be read any more
     */
    static JsonObject of(Car car) throws IOException {
        List<JsonObject> inner = new ArrayList<>();
        try (ZipFile zip = new ZipFile(car.file().toFile())) {
            for (ArtifactFolder folder : car.contents().folders()) {
                inner.add(artifact(folder, zip));
            }
        }
        // those packed inside cannot be opened without unpacking: they are told by what was read of them
        for (Car packed : car.contents().packed()) {
            List<JsonObject> artifacts =
                    packed.artifacts().stream().map(ApplicationComponent::named).toList();
            inner.add(whole(packed).with("components", artifacts));
        }
        String file = String.valueOf(car.file().getFileName());
        return Component.with(whole(car), Map.of("file", file)).with("components", inner);
    }

    private static JsonObject whole(Car car) {
        return Component.withSum(Component.of("application", car.applicationName(), car.version()), car.sha256());
    }

    private static JsonObject named(Artifact artifact) {
        boolean code = artifact.kind().filter(CODE::contains).isPresent();
        return Component.with(
                Component.of(code ? "library" : "file", artifact.name(), artifact.version()),
                Map.of("type", artifact.type()));
    }

    private static JsonObject artifact(ArtifactFolder folder, ZipFile zip) throws IOException {
        JsonObject named = named(folder.artifact());
        if (folder.payload().isEmpty()) {
            return named;
        }
        String path = folder.payload().get().path();
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IOException(zip.getName() + " was changed while the image was built: " + path + " is gone");
        }
        if (path.endsWith(".jar")) {
            try (InputStream in = zip.getInputStream(entry)) {
                return withMaven(named, JarFacts.read(in));
            }
        }
        JsonObject summed;
        try (InputStream in = zip.getInputStream(entry)) {
            summed = Component.withSum(named, JarFacts.sha256(in));
        }
        if (!path.endsWith(".zip")) {
            return summed;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            List<JsonObject> jars = jars(in);
            return jars.isEmpty() ? summed : summed.with("components", jars);
        }
    }

    private static JsonObject withMaven(JsonObject named, JarFacts facts) {
        JsonObject summed = Component.withSum(named, facts.sha256());
        JarFacts.Coordinates maven = facts.coordinates();
        return maven == null
                ? summed
                : summed.with("purl", PackageUrl.maven(maven.group(), maven.artifact(), maven.version()));
    }

    /** The jars in a connector. */
    private static List<JsonObject> jars(InputStream in) throws IOException {
        List<JsonObject> jars = new ArrayList<>();
        try {
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    jars.add(Component.jar(entry.getName(), JarFacts.read(zip)));
                }
            }
        } catch (ZipException | IllegalArgumentException e) {
            return List.of(); // no connector; the check of the application says so
        }
        return jars;
    }
}
