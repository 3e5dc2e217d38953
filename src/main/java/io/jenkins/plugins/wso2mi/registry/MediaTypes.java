package io.jenkins.plugins.wso2mi.registry;

import java.util.Map;
import java.util.Set;

/** The media types of image documents: OCI image specification 1.1, and Docker's image manifest version 2, schema 2. */
public final class MediaTypes {
    public static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    public static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    public static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";
    public static final String OCI_LAYER_GZIP = "application/vnd.oci.image.layer.v1.tar+gzip";

    /** The configuration of a manifest that needs none. */
    public static final String OCI_EMPTY = "application/vnd.oci.empty.v1+json";

    /** A statement of in-toto, without a signature. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    /** A bill of materials of CycloneDX, in JSON. */
    public static final String CYCLONEDX = "application/vnd.cyclonedx+json";

    private static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar";
    private static final String DOCKER_INDEX = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final Set<String> INDEXES = Set.of(OCI_INDEX, DOCKER_INDEX);
    private static final Set<String> MANIFESTS = Set.of(OCI_MANIFEST, DOCKER_MANIFEST);
    private static final Map<String, String> OCI_NAMES = Map.of(
            "application/vnd.docker.image.rootfs.diff.tar.gzip", OCI_LAYER_GZIP,
            "application/vnd.docker.image.rootfs.diff.tar", OCI_LAYER,
            "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip",
                    "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
            "application/vnd.docker.container.image.v1+json", OCI_CONFIG);

    /** What is accepted when a manifest or an index is asked for. */
    static final String ACCEPTED = String.join(", ", OCI_INDEX, DOCKER_INDEX, OCI_MANIFEST, DOCKER_MANIFEST);

    private MediaTypes() {}

    /** Whether it names manifests for several platforms. */
    public static boolean isIndex(String mediaType) {
        return INDEXES.contains(mediaType);
    }

    /** Whether it describes one image. */
    public static boolean isManifest(String mediaType) {
        return MANIFESTS.contains(mediaType);
    }

    /** The OCI name of a type that Docker has another name for, for the same bytes; others come back as they are. */
    public static String ociName(String mediaType) {
        return OCI_NAMES.getOrDefault(mediaType, mediaType);
    }
}
