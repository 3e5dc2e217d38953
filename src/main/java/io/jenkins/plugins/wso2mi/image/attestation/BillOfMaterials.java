package io.jenkins.plugins.wso2mi.image.attestation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Lists what is in an image, in CycloneDX 1.6: its base, the carbon applications with their artifacts, and the files
 * that it brings. It has no time, and its serial number comes from the image's digest, so that the same inputs give the
 * same bytes. What else is in the base, the base's own bill tells.
 */
final class BillOfMaterials {
    private static final String IMAGE = "image";
    private static final String APPLICATION = "application:";
    private static final String FILE = "file:";
    private static final String SERIAL = "serialNumber";
    private static final String COMPONENTS = "components";
    private static final String REFERENCE = "bom-ref";

    private final ImageReference image;
    private final String serial;
    private final List<JsonObject> components = new ArrayList<>();

    private BillOfMaterials(ImageReference image, Attestable attested) {
        this.image = image;
        this.serial = serial(attested.subject().digest());
    }

    /**
     * Of an image that was built.
     *
     * @throws IOException if a file that is in the image cannot be read any more
     */
    static JsonObject of(ImageParts parts) throws IOException {
        BillOfMaterials bill = new BillOfMaterials(parts.pinned(), parts);
        parts.base().ifPresent(bill::addBase);
        bill.addInherited(
                parts.inherited(),
                parts.cars().stream().map(BillOfMaterials::file).collect(Collectors.toSet()));
        for (Car car : parts.cars()) {
            bill.add(APPLICATION + file(car), ApplicationComponent.of(car));
        }
        for (Content content : parts.contents()) {
            bill.add(FILE + content.path(), file(content));
        }
        return bill.document();
    }

    /**
     * Of an image that was put on a new base: the same bytes as a build on that base gives, if the old image has a
     * bill.
     *
     * @param before the old image's, if it has one
     */
    static JsonObject of(RebasedParts parts, Optional<JsonObject> before) {
        BillOfMaterials bill = new BillOfMaterials(parts.pinned(), parts);
        bill.addBase(parts.base());
        Set<String> own = parts.own().stream().map(BurntApplication::file).collect(Collectors.toSet());
        bill.addInherited(parts.inherited(), own);
        if (before.isEmpty()) {
            parts.own().forEach(one -> bill.add(APPLICATION + one.file(), burnt(one)));
        } else {
            before.get().objects(COMPONENTS).stream()
                    .filter(component -> isOwn(component, own))
                    .forEach(bill.components::add);
        }
        return bill.document();
    }

    /** Whether it is what this project states of an image. */
    static boolean isOf(Digest image, JsonObject bill) {
        return bill.text(SERIAL).filter(serial(image)::equals).isPresent();
    }

    private static String serial(Digest image) {
        return "urn:uuid:" + UUID.nameUUIDFromBytes(image.toString().getBytes(UTF_8));
    }

    /** Whether a component is not the base's. */
    private static boolean isOwn(JsonObject component, Set<String> applications) {
        String reference = component.text(REFERENCE).orElse("");
        return reference.startsWith(FILE)
                || (reference.startsWith(APPLICATION)
                        && applications.contains(reference.substring(APPLICATION.length())));
    }

    private JsonObject document() {
        List<String> all =
                components.stream().map(one -> one.text(REFERENCE).orElse("")).toList();
        return JsonObject.of(Map.of(
                "bomFormat",
                "CycloneDX",
                "specVersion",
                "1.6",
                SERIAL,
                serial,
                "version",
                1,
                "metadata",
                Map.of("component", container(image).with(REFERENCE, IMAGE)),
                COMPONENTS,
                components,
                "dependencies",
                List.of(Map.of("ref", IMAGE, "dependsOn", all))));
    }

    private void addBase(RemoteImage base) {
        add("base", container(base.pinned()));
    }

    /** Applications of the base, without those that the image replaces. */
    private void addInherited(List<BurntApplication> inherited, Set<String> replaced) {
        for (BurntApplication application : inherited) {
            if (!replaced.contains(application.file())) {
                Map<String, String> properties = Map.of("file", application.file(), "from", "base");
                add(APPLICATION + application.file(), Component.with(summed(application), properties));
            }
        }
    }

    private void add(String reference, JsonObject component) {
        components.add(component.with(REFERENCE, reference));
    }

    private static JsonObject container(ImageReference pinned) {
        return Component.of("container", pinned.name(), String.valueOf(pinned.digest()))
                .with("purl", PackageUrl.image(pinned));
    }

    private static String file(Car car) {
        return String.valueOf(car.file().getFileName());
    }

    /** An application of which there is no more than what the image's label says. */
    private static JsonObject burnt(BurntApplication application) {
        return Component.with(summed(application), Map.of("file", application.file()));
    }

    private static JsonObject summed(BurntApplication application) {
        JsonObject named = Component.of("application", application.name(), application.version());
        return application.sha256().isEmpty() ? named : Component.withSum(named, application.sha256());
    }

    private static JsonObject file(Content content) throws IOException {
        if (content.isJar()) {
            return Component.jar(content.path(), JarFacts.read(content.file()));
        }
        JsonObject named = Component.withSum(Component.of("file", content.name(), ""), JarFacts.sha256(content.file()));
        return Component.with(named, Map.of("path", content.path()));
    }
}
