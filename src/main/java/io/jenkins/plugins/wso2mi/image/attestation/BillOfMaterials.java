package io.jenkins.plugins.wso2mi.image.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lists what is in an image, in CycloneDX 1.6: its base, the carbon applications with their artifacts, and the files
 * that it brings. It has no time, and its serial number comes from the image's digest, so that the same inputs give the
 * same bytes. What else is in the base, the base's own bill tells.
 */
final class BillOfMaterials {
    private static final String IMAGE = "image";

    private final ImageParts parts;
    private final List<JsonObject> components = new ArrayList<>();

    BillOfMaterials(ImageParts parts) {
        this.parts = parts;
    }

    /**
     * The document.
     *
     * @throws IOException if a file that is in the image cannot be read any more
     */
    JsonObject document() throws IOException {
        addAll();
        String serial = UUID.nameUUIDFromBytes(
                        parts.subject().digest().toString().getBytes(UTF_8))
                .toString();
        JsonObject image = container(parts.image().name(), parts.pinned()).with("bom-ref", IMAGE);
        return JsonObject.of(Map.of(
                "bomFormat",
                "CycloneDX",
                "specVersion",
                "1.6",
                "serialNumber",
                "urn:uuid:" + serial,
                "version",
                1,
                "metadata",
                Map.of("component", image),
                "components",
                components,
                "dependencies",
                List.of(Map.of(
                        "ref",
                        IMAGE,
                        "dependsOn",
                        components.stream()
                                .map(one -> one.text("bom-ref").orElse(""))
                                .toList()))));
    }

    private void addAll() throws IOException {
        if (parts.base().isPresent()) {
            RemoteImage base = parts.base().get();
            add("base", container(base.reference().name(), base.pinned()));
        }
        for (BurntApplication application : parts.inherited()) {
            if (parts.cars().stream().noneMatch(car -> application.file().equals(file(car)))) {
                add("application:" + application.file(), inherited(application));
            }
        }
        for (Car car : parts.cars()) {
            add("application:" + file(car), ApplicationComponent.of(car));
        }
        for (Content content : parts.contents()) {
            add("file:" + content.path(), file(content));
        }
    }

    private void add(String reference, JsonObject component) {
        components.add(component.with("bom-ref", reference));
    }

    private static JsonObject container(String name, ImageReference pinned) {
        return Component.of("container", name, String.valueOf(pinned.digest())).with("purl", PackageUrl.image(pinned));
    }

    private static String file(Car car) {
        return String.valueOf(car.file().getFileName());
    }

    private static JsonObject inherited(BurntApplication application) {
        JsonObject named = Component.of("application", application.name(), application.version());
        JsonObject summed = application.sha256().isEmpty() ? named : Component.withSum(named, application.sha256());
        return Component.with(summed, Map.of("file", application.file(), "from", "base"));
    }

    private static JsonObject file(Content content) throws IOException {
        if (content.isJar()) {
            return Component.jar(content.path(), JarFacts.read(content.file()));
        }
        JsonObject named = Component.withSum(Component.of("file", content.name(), ""), JarFacts.sha256(content.file()));
        return Component.with(named, Map.of("path", content.path()));
    }
}
