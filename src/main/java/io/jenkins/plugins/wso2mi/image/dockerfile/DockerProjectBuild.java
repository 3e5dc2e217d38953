package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.Delivery;
import io.jenkins.plugins.wso2mi.image.TemporaryFolder;
import io.jenkins.plugins.wso2mi.image.attestation.ImageParts;
import io.jenkins.plugins.wso2mi.image.dockerfile.engine.Engine;
import io.jenkins.plugins.wso2mi.image.dockerfile.engine.Engines;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds an image from a docker project: a Dockerfile that only puts files and settings on top of a base is made at the
 * registry, without an engine and with the same result; any other by docker or buildah. It is checked first.
 */
public final class DockerProjectBuild {
    private final RegistryAccess access;
    private final ContentCache cache;
    private final ProgramRunner runner;
    private final Map<String, String> environment;
    private final @Nullable Path scratch;

    /**
     * Builds, with private files where this machine keeps temporary ones.
     *
     * @see #DockerProjectBuild(RegistryAccess, ContentCache, ProgramRunner, Map, Path)
     */
    public DockerProjectBuild(
            RegistryAccess access, ContentCache cache, ProgramRunner runner, Map<String, String> environment) {
        this(access, cache, runner, environment, null);
    }

    /**
     * Builds.
     *
     * @param access how registries are reached
     * @param cache what they were asked for before
     * @param runner runs engines, on the machine that this is
     * @param environment variables by name, for ARGs, secrets and docker's settings
     * @param scratch a folder that engines can read too, for private files; null for where this machine keeps temporary
     *     ones
     */
    public DockerProjectBuild(
            RegistryAccess access,
            ContentCache cache,
            ProgramRunner runner,
            Map<String, String> environment,
            @Nullable Path scratch) {
        this.access = access;
        this.cache = cache;
        this.runner = runner;
        this.environment = Map.copyOf(environment);
        this.scratch = scratch;
    }

    /**
     * Builds and pushes, or says that the image is there already.
     *
     * @param dryRun whether to only say what would be done
     * @return empty if this was only said, and an engine would be needed to know the image
     * @throws RefusedException with every problem that was found, before anything was changed
     * @throws IOException if the registry or the engine fails later
     * @throws InterruptedException if this thread is interrupted; an engine has been ended then
     */
    public Optional<BuiltImage> run(DockerProject request, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        reporter.phase("Look at Dockerfile, applications, base and registry");
        Registries registries = new Registries(access);
        LookedAt seen = new ProjectLook(request, environment, registries, cache, reporter).look();
        FetchedImages.check(seen.project(), access);
        Optional<String> obstacle = Recognition.obstacle(seen.project());
        if (obstacle.isPresent() && request.builder() == Builder.REGISTRY) {
            throw new RefusedException(
                    seen.project().file().name(),
                    "cannot be built at the registry: " + obstacle.get(),
                    "use --builder auto, docker or buildah, or leave the line out");
        }
        boolean atRegistry =
                request.builder() == Builder.REGISTRY || (request.builder() == Builder.AUTO && obstacle.isEmpty());
        if (!atRegistry && request.builder() == Builder.AUTO) {
            reporter.notice("an engine is needed for " + obstacle.orElse(""));
        }
        return atRegistry
                ? Optional.of(burn(request, seen, registries, reporter, dryRun))
                : byEngine(request, seen, registries, reporter, dryRun);
    }

    private BuiltImage burn(
            DockerProject request, LookedAt seen, Registries registries, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        reporter.phase("Build " + seen.target().reference() + " at the registry");
        RemoteImage base = seen.base().orElseThrow();
        RegistryBurn burn = new RegistryBurn(seen, registries.readable(base.reference()), cache);
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            AssembledImage image = burn.assemble(folder.path(), request.created());
            BuiltImage built = new Delivery(registries, seen.target(), seen.current(), cache, dryRun)
                    .run(image, BaseLink.used(base), reporter);
            ImageParts parts = seen.parts(image.top().descriptor(), built.builder());
            return request.publication().attach(built, parts, registries, reporter, dryRun);
        }
    }

    private Optional<BuiltImage> byEngine(
            DockerProject request, LookedAt seen, Registries registries, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        Engine engine = new Engines(runner, request.context().toString())
                .find(request.builder(), seen.project().file().name());
        EngineBurn burn = new EngineBurn(seen, engine, access, registries, environment);
        reporter.phase("Build " + seen.target().reference() + " with " + engine.name());
        if (dryRun) {
            reporter.dryRun(burn.sentence());
            return Optional.empty();
        }
        try (TemporaryFolder folder = TemporaryFolder.in(scratch)) {
            BuiltImage built = burn.run(folder.path(), request.created(), cache, runner, reporter);
            // what was pushed is in the cache
            Descriptor image = new ImageReader(registries, cache)
                    .read(built.reference(), built.digest())
                    .descriptor();
            ImageParts parts = seen.parts(image, built.builder());
            return Optional.of(request.publication().attach(built, parts, registries, reporter, false));
        }
    }
}
