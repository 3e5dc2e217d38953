package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes an image from an image tree, on no base: a folder with {@code layers/<name>/...}, one folder a layer in the
 * order of their names, and {@code config.json}, the member {@code config} of the image's configuration.
 */
public final class ScratchImage {
    private static final String EPOCH = "1970-01-01T00:00:00Z";

    private final RegistryAccess access;
    private final ContentCache cache;

    /** Pushes with this access to registries, and through this cache. */
    public ScratchImage(RegistryAccess access, ContentCache cache) {
        this.access = access;
        this.cache = cache;
    }

    /**
     * Makes an image and pushes it, or says that it is there already.
     *
     * @param tree the image tree
     * @param to reference with a tag
     * @param dryRun whether to only say what would be pushed
     * @throws RefusedException if the tree is none, the name is wrong, or the registry cannot be reached or refuses us
     * @throws IOException if the registry fails later
     */
    public BuiltImage run(Path tree, String to, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        reporter.phase("Build " + to);
        Problems problems = new Problems();
        Registries registries = new Registries(access);
        Optional<ImageTarget> target = ImageTarget.parse(to, List.of(), problems);
        Optional<ImageTree> read = ImageTree.read(tree, problems);
        Optional<Digest> current = target.isPresent()
                ? new RegistryLook(registries, cache, problems)
                        .current(target.get().reference())
                : Optional.empty();
        problems.refuseOnErrors();
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            AssembledImage image = assemble(read.orElseThrow(), folder.path());
            return new Delivery(registries, target.orElseThrow(), current, cache, dryRun).run(image, null, reporter);
        }
    }

    private static AssembledImage assemble(ImageTree tree, Path folder) throws IOException {
        List<NeededBlob> blobs = new ArrayList<>();
        List<Descriptor> layers = new ArrayList<>();
        List<String> diffIds = new ArrayList<>();
        List<JsonObject> history = new ArrayList<>();
        for (Path source : tree.layers()) {
            Layer layer = Layer.write(String.valueOf(source.getFileName()), tree.entries(source), folder);
            blobs.add(NeededBlob.of(layer));
            layers.add(layer.descriptor());
            diffIds.add(layer.diffId().toString());
            history.add(JsonObject.of(Map.of("created", EPOCH, "created_by", "wso2-mi: " + layer.title())));
        }
        byte[] config = JsonObject.of(Map.of(
                        "architecture",
                        architecture(),
                        "os",
                        "linux",
                        "created",
                        EPOCH,
                        "config",
                        tree.config(),
                        "history",
                        history,
                        "rootfs",
                        Map.of("type", "layers", "diff_ids", diffIds)))
                .bytes();
        Descriptor named = new Descriptor(MediaTypes.OCI_CONFIG, Digest.of(config), config.length);
        blobs.add(NeededBlob.config(named, config));
        return new AssembledImage(
                StoredDocument.of(new Manifest(named, layers, JsonObject.EMPTY).json()), List.of(), blobs);
    }

    /** The machine's own, by the name that images use: the tree holds programs of this machine. */
    private static String architecture() {
        String arch = System.getProperty("os.arch");
        return switch (arch) {
            case "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> arch;
        };
    }
}
