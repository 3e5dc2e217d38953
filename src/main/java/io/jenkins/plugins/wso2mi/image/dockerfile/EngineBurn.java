package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.Mask;
import io.jenkins.plugins.wso2mi.config.Secret;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageTarget;
import io.jenkins.plugins.wso2mi.image.PushedLayers;
import io.jenkins.plugins.wso2mi.image.Stamp;
import io.jenkins.plugins.wso2mi.image.dockerfile.context.ContextCopy;
import io.jenkins.plugins.wso2mi.image.dockerfile.engine.Engine;
import io.jenkins.plugins.wso2mi.image.dockerfile.engine.EngineBuild;
import io.jenkins.plugins.wso2mi.image.dockerfile.engine.EngineFolder;
import io.jenkins.plugins.wso2mi.image.dockerfile.engine.EngineRun;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has an engine build and push an image, and believes only what the registry has afterwards. */
final class EngineBurn {
    private final LookedAt seen;
    private final Engine engine;
    private final RegistryAccess access;
    private final Registries registries;
    private final Map<String, String> environment;

    EngineBurn(
            LookedAt seen,
            Engine engine,
            RegistryAccess access,
            Registries registries,
            Map<String, String> environment) {
        this.seen = seen;
        this.engine = engine;
        this.access = access;
        this.registries = registries;
        this.environment = environment;
    }

    /** What would be run, for people. */
    String sentence() {
        return "build " + seen.project().file().name() + " with " + engine.name() + ", and push "
                + String.join(", ", tags());
    }

    /**
     * Builds and pushes.
     *
     * @param folder a private one, gone after the build
     * @throws IOException if the engine fails, or the registry has something else than it says
     */
    BuiltImage run(Path folder, @Nullable Instant created, ContentCache cache, ProgramRunner runner, Reporter reporter)
            throws IOException, InterruptedException {
        List<String> hidden = new ArrayList<>();
        EngineBuild build = prepare(folder, created, hidden);
        EngineRun run = new EngineRun(runner, folder.toString(), Mask.of(hidden), reporter);
        run.run(engine.name(), engine.lines(build));
        BuiltImage built = built(engine.made(build), new ImageReader(registries, cache));
        reporter.item("image", built.sentence(), built.facts());
        return built;
    }

    private EngineBuild prepare(Path folder, @Nullable Instant created, List<String> hidden) throws IOException {
        Path context = folder.resolve("context");
        ContextCopy.write(seen.project().context(), context);
        // with an ignore file of its own, or the project's would take the applications out again
        Path dockerfile = folder.resolve("Dockerfile");
        Files.copy(Path.of(seen.project().file().name()), dockerfile, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(EngineBuild.ignoreFile(dockerfile), "# what is kept out is not in this context\n");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        EngineFolder files = new EngineFolder(folder, home, environment);
        Set<String> hosts = hosts();
        files.writeAccounts(hosts, access.credentials(), hidden);
        files.writeRegistries(hosts.stream().filter(access::isPlain).collect(Collectors.toSet()));
        Map<String, Path> secrets = new TreeMap<>();
        for (Map.Entry<String, Secret> secret : seen.secrets().entrySet()) {
            secrets.put(
                    secret.getKey(),
                    files.writeSecret(secret.getKey(), secret.getValue().reveal()));
            secret.getValue().reveal().lines().forEach(hidden::add);
        }
        return new EngineBuild(context, dockerfile, folder, tags(), labels(), seen.arguments(), secrets, created);
    }

    private List<String> tags() {
        ImageTarget target = seen.target();
        return target.tags().stream()
                .map(tag -> target.reference().withTag(tag).toString())
                .toList();
    }

    private Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        hosts.add(seen.target().reference().registry());
        FetchedImages.of(seen.project().file(), seen.project().stages()).forEach(image -> hosts.add(image.registry()));
        return hosts;
    }

    /** The labels of the command line, and those by which a release knows what the image holds. */
    private Map<String, String> labels() throws IOException {
        Map<String, String> labels = new TreeMap<>(seen.labels());
        if (seen.base().isPresent()) {
            labels.putAll(new Stamp(seen.base().get(), seen.labels()).annotations());
        }
        labels.put(BurntApplication.LABEL, BurntApplication.label(applications()));
        return labels;
    }

    private List<BurntApplication> applications() throws IOException {
        Map<String, BurntApplication> all = new TreeMap<>();
        if (seen.base().isPresent()) {
            BurntApplication.in(seen.base().get().platforms().get(0).config())
                    .forEach(held -> all.put(held.file(), held));
        }
        seen.applications().forEach(added -> all.put(added.file(), added));
        return List.copyOf(all.values());
    }

    private BuiltImage built(Engine.Made made, ImageReader reader) throws IOException, InterruptedException {
        ImageReference target = seen.target().reference();
        Digest digest = reader.resolve(target)
                .orElseThrow(
                        () -> new IOException(target + " is not there, though " + engine.name() + " has pushed it"));
        RemoteImage image = reader.read(target, digest);
        Digest id = image.platforms().get(0).manifest().config().digest();
        boolean same = digest.equals(made.digest()) || (!made.isManifest() && id.equals(made.digest()));
        if (!same) {
            throw new IOException(target + " is " + digest + ", but " + engine.name() + " has made " + made.digest()
                    + ": somebody else has pushed it meanwhile");
        }
        List<String> below = seen.base()
                .map(base -> base.platforms().get(0).config().diffIds())
                .orElse(List.of());
        int layers = image.platforms().get(0).manifest().layers().size();
        return new BuiltImage(
                target.withDigest(digest),
                id,
                seen.target().tags(),
                seen.base().map(BaseLink::used).orElse(null),
                new PushedLayers(Math.max(0, layers - below.size()), 0, 0, Math.min(layers, below.size())),
                seen.current().filter(digest::equals).isPresent(),
                registries.traffic().requests(),
                0,
                engine.name().equals("docker") ? Builder.DOCKER : Builder.BUILDAH);
    }
}
