package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says what an image was built of, and by whom: an in-toto statement (version 1) with SLSA's provenance (version 1) in
 * it. It has no times, so that the same inputs give the same bytes, and it is not signed.
 */
final class Provenance {
    /** The address of this project. */
    static final String PROJECT = "https://github.com/jenkinsci/wso2-mi-plugin";

    /** What the statement says (SLSA, provenance version 1). */
    static final String PREDICATE = "https://slsa.dev/provenance/v1";

    private static final String BUILD_TYPE = PROJECT + "/blob/main/docs/images.md#provenance";

    private final ImageParts parts;
    private final BuildOrigin origin;

    Provenance(ImageParts parts, BuildOrigin origin) {
        this.parts = parts;
        this.origin = origin;
    }

    /**
     * The statement.
     *
     * @throws IOException if a file that is in the image cannot be read any more
     */
    JsonObject statement() throws IOException {
        Map<String, Object> definition = Map.of(
                "buildType", BUILD_TYPE, "externalParameters", parts.parameters(), "resolvedDependencies", materials());
        Map<String, Object> predicate =
                Map.of("buildDefinition", definition, "runDetails", Map.of("builder", Map.of("id", origin.builder())));
        return JsonObject.of(Map.of(
                "_type",
                "https://in-toto.io/Statement/v1",
                "subject",
                List.of(named(
                        parts.image().name(), "sha256", parts.subject().digest().hex())),
                "predicateType",
                PREDICATE,
                "predicate",
                predicate));
    }

    private List<JsonObject> materials() throws IOException {
        List<JsonObject> all = new ArrayList<>();
        if (parts.base().isPresent()) {
            RemoteImage base = parts.base().get();
            Digest digest = base.descriptor().digest();
            all.add(named(base.reference().toString(), "sha256", digest.hex())
                    .with("uri", PackageUrl.image(base.pinned())));
        }
        for (Car car : parts.cars()) {
            all.add(named(String.valueOf(car.file().getFileName()), "sha256", car.sha256()));
        }
        for (Content content : parts.contents()) {
            all.add(named(content.path(), "sha256", JarFacts.sha256(content.file())));
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

    private static JsonObject named(String name, String algorithm, String hex) {
        return JsonObject.of(Map.of("name", name, "digest", Map.of(algorithm, hex)));
    }
}
