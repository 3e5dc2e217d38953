package io.jenkins.plugins.wso2mi.image.base;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.ServerTraits;
import io.jenkins.plugins.wso2mi.image.TemporaryFolder;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds the image that all images of a company are built on: the server's, and on it the common configuration,
 * libraries and secrets. A password is in none of its layers: secrets are encrypted, and the key store's own password
 * is given to the server when it starts.
 */
public final class CompanyBase {
    /** The servers without a health page of their own (WSO2 Micro Integrator 1.2.0 was the first with one). */
    private static final Set<String> WITHOUT_HEALTH_PAGE = Set.of("1.0", "1.1");

    private final RegistryAccess access;
    private final ContentCache cache;

    /** Builds with this access to registries, and through this cache. */
    public CompanyBase(RegistryAccess access, ContentCache cache) {
        this.access = access;
        this.cache = cache;
    }

    /**
     * Builds and pushes, or says that the image is there already.
     *
     * @param dryRun whether to only say what would be pushed
     * @throws RefusedException with every problem that was found, before anything was changed
     * @throws IOException if the registry fails later
     */
    public BuiltImage run(CompanyBaseRequest request, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        reporter.phase("Look at configuration and libraries");
        Problems problems = new Problems();
        ServerConfiguration configuration = ServerConfiguration.read(
                request.configurations(),
                VaultSecrets.parse(request.secrets(), request.secretsFile(), problems),
                problems);
        List<String> additions = new ArrayList<>(request.additions());
        additions.addAll(JarFiles.additions(request.libraries(), request.dropins(), problems));
        checkProbe(request, problems);
        ServerPorts ports = ServerPorts.of(configuration.merged(), problems);
        problems.refuseOnErrors();
        problems.list().forEach(reporter::problem);
        if (!configuration.isEmpty()) {
            reporter.notice(ports.sentence());
        }
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            if (!configuration.isEmpty()) {
                Path toml = folder.path().resolve("deployment.toml");
                configuration.write(toml);
                additions.add(toml + ":conf/");
            }
            return new ImageBuild(access, cache).run(image(request, additions), reporter, dryRun);
        }
    }

    private static ImageRequest image(CompanyBaseRequest request, List<String> additions) {
        return new ImageRequest(
                        request.from(),
                        request.cars(),
                        request.to(),
                        request.tags(),
                        additions,
                        request.labels(),
                        Builder.REGISTRY,
                        request.created())
                .published(request.publication());
    }

    private void checkProbe(CompanyBaseRequest request, Problems problems) throws InterruptedException {
        if (request.cars().isEmpty()) {
            return;
        }
        try {
            String minor = miMinor(ImageReference.parse(request.from(), "--from"));
            if (!WITHOUT_HEALTH_PAGE.contains(minor)) {
                problems.error(
                        "--car",
                        (minor.isEmpty() ? "a server of unknown version" : "Micro Integrator " + minor)
                                + " needs no probe: from 1.2 on the server tells by /healthz on port 9201 which"
                                + " applications are faulty",
                        "leave it out; other applications go into images that are built on this one, by image build");
            }
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        } catch (IOException e) {
            problems.error("--from", String.valueOf(e.getMessage()), "");
        }
    }

    private String miMinor(ImageReference from) throws IOException, InterruptedException {
        ImageReader reader = new ImageReader(new Registries(access), cache);
        Optional<Digest> digest = reader.resolve(from);
        return digest.isEmpty()
                ? ""
                : ServerTraits.of(reader.read(from, digest.get())
                                .platforms()
                                .get(0)
                                .config())
                        .miMinor();
    }
}
