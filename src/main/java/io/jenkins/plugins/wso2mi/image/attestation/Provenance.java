package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what an image was made of, and by whom: an in-toto statement (version 1) with SLSA's provenance (version 1) in
 * it. It has no times, so that the same inputs give the same bytes, and it is not signed.
 */
final class Provenance {
    /** The address of this project. */
    static final String PROJECT = "https://github.com/jenkinsci/wso2-mi-plugin";

    /** What the statement says (SLSA, provenance version 1). */
    static final String PREDICATE = "https://slsa.dev/provenance/v1";

    private static final String DOCUMENT = PROJECT + "/blob/main/docs/images.md";

    private static final String SHA256 = "sha256";

    private Provenance() {}

    /**
     * Of an image that was built.
     *
     * @throws IOException if a file that is in the image cannot be read any more
     */
    static JsonObject of(ImageParts parts, BuildOrigin origin) throws IOException {
        return statement(
                subject(parts.image(), parts), "#provenance", parts.parameters(), materials(parts, origin), origin);
    }

    /**
     * Of an image that was put on a new base: the sources of its applications are those of the old image, not what is
     * checked out where it is rebased.
     */
    static JsonObject of(RebasedParts parts, BuildOrigin origin) {
        List<JsonObject> materials = new ArrayList<>(List.of(image(parts.before()), image(parts.base())));
        for (BurntApplication application : parts.own()) {
            if (!application.sha256().isEmpty()) {
                materials.add(named(application.file(), SHA256, application.sha256()));
            }
        }
        JsonObject parameters = JsonObject.of(Map.of(
                "image", parts.before().reference().toString(),
                "base", parts.base().reference().toString()));
        return statement(subject(parts.image(), parts), "#a-new-base-without-a-build", parameters, materials, origin);
    }

    private static JsonObject statement(
            JsonObject subject, String section, JsonObject parameters, List<JsonObject> materials, BuildOrigin origin) {
        Map<String, Object> definition = Map.of(
                "buildType", DOCUMENT + section, "externalParameters", parameters, "resolvedDependencies", materials);
        Map<String, Object> predicate =
                Map.of("buildDefinition", definition, "runDetails", Map.of("builder", Map.of("id", origin.builder())));
        return JsonObject.of(Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(subject),
                "predicateType",
                PREDICATE,
                "predicate",
                predicate));
    }

    private static List<JsonObject> materials(ImageParts parts, BuildOrigin origin) throws IOException {
        List<JsonObject> all = new ArrayList<>();
        parts.base().map(Provenance::image).ifPresent(all::add);
        for (Car car : parts.cars()) {
            all.add(named(String.valueOf(car.file().getFileName()), SHA256, car.sha256()));
        }
        for (Content content : parts.contents()) {
            all.add(named(content.path(), SHA256, JarFacts.sha256(content.file())));
        }
        if (!origin.commit().isEmpty()) {
            JsonObject sources = named("sources", "gitCommit", origin.commit());
            all.add(
                    origin.source().isEmpty()
                            ? sources
                            : sources.with("uri", "git+" + origin.source() + "@" + origin.commit()));
        }
        return all;
    }

    private static JsonObject subject(ImageReference image, Attestable attested) {
        return named(image.name(), SHA256, attested.subject().digest().hex());
    }

    private static JsonObject image(RemoteImage image) {
        String hex = image.descriptor().digest().hex();
        return named(image.reference().toString(), SHA256, hex).with("uri", PackageUrl.image(image.pinned()));
    }

    private static JsonObject named(String name, String algorithm, String hex) {
        return JsonObject.of(Map.of("name", name, "digest", Map.of(algorithm, hex)));
    }
}
