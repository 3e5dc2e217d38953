package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.KnownBlobs;
import io.jenkins.plugins.wso2mi.image.NeededBlob;
import io.jenkins.plugins.wso2mi.image.Push;
import io.jenkins.plugins.wso2mi.image.PushedLayers;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts images on a new base at the registry, without building them: their own layers stay, the base's layers below them
 * are exchanged, and what their configurations took from the old base is taken from the new one. The result is the same
 * bytes as a build of the same inputs on the new base.
 */
public final class Rebase {
    private final RegistryAccess access;
    private final ContentCache cache;

    /** Works with this access to registries, and through this cache. */
    public Rebase(RegistryAccess access, ContentCache cache) {
        this.access = access;
        this.cache = cache;
    }

    /**
     * Looks at all images, then pushes them, bases first.
     *
     * @param dryRun whether to only say what would be pushed
     * @throws RefusedException with every problem that was found, before anything was changed
     * @throws IOException if a registry fails later; images pushed until then stay, and are skipped the next time
     */
    public RebaseResult run(RebaseRequest request, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        reporter.phase("Look at images and bases");
        Problems problems = new Problems();
        Registries registries = new Registries(access);
        List<ImageReference> names = request.references(problems);
        Optional<ImageReference> newBase = request.newBase(problems);
        problems.refuseOnErrors();
        // all are named before the first is asked, so that one token serves all
        names.forEach(registries::writable);
        newBase.ifPresent(registries::readable);
        RebaseLook look = new RebaseLook(registries, cache, problems);
        Hierarchy hierarchy = Hierarchy.of(images(names, look), problems);
        BaseChoice choice = new BaseChoice(newBase, request.force(), problems);
        List<RebaseStep> steps = new RebasePlan(request, choice, look, problems).steps(hierarchy);
        problems.refuseOnErrors();
        problems.list().forEach(reporter::problem);
        tell(steps, reporter);
        reporter.phase("Put images on their new base");
        List<RebasedImage> done = pushAll(steps, registries, reporter, dryRun);
        return new RebaseResult(
                done, registries.traffic().requests(), registries.traffic().bytesSent());
    }

    private static List<TaggedImage> images(List<ImageReference> names, RebaseLook look) throws InterruptedException {
        List<TaggedImage> images = new ArrayList<>();
        for (ImageReference name : names) {
            look.image(name).ifPresent(images::add);
        }
        return images;
    }

    private static void tell(List<RebaseStep> steps, Reporter reporter) {
        for (RebaseStep step : steps) {
            if (step.place().level() == 1) {
                reporter.notice("on " + step.base().image().reference() + " "
                        + step.base().image().descriptor().digest().brief() + ":");
            }
            reporter.notice(step.sentence());
        }
    }

    private List<RebasedImage> pushAll(List<RebaseStep> steps, Registries registries, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        List<RebasedImage> done = new ArrayList<>();
        for (RebaseStep step : steps) {
            long before = registries.traffic().requests();
            PushedLayers pushed = PushedLayers.NONE;
            if (step.assembled() != null) {
                try {
                    pushed = push(step, step.assembled(), registries, reporter, dryRun);
                } catch (RefusedException e) {
                    if (done.stream().noneMatch(RebasedImage::changed)) {
                        throw e;
                    }
                    throw new IOException(e.getMessage() + "; what is told above is done, and skipped next time", e);
                }
            }
            RebasedImage image =
                    RebasedImage.of(step, pushed, registries.traffic().requests() - before);
            reporter.item("image", image.sentence(), image.facts());
            done.add(image);
        }
        return done;
    }

    private PushedLayers push(
            RebaseStep step, AssembledImage image, Registries registries, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        WritableRepository repository = registries.writable(step.target());
        KnownBlobs known = KnownBlobs.remembered(cache, repository.name());
        for (PlatformImage platform : step.place().image().image().platforms()) {
            platform.manifest().layers().forEach(layer -> known.add(layer.digest()));
        }
        Push push = new Push(repository, known, reporter, dryRun);
        String keptAs = step.keptAs();
        if (keptAs != null) {
            push.tag(step.place().image().top(), List.of(keptAs));
        }
        PushedLayers pushed =
                push.run(image, List.of(String.valueOf(step.target().tag())));
        if (!dryRun) {
            keep(image);
        }
        return pushed;
    }

    private void keep(AssembledImage image) throws IOException, InterruptedException {
        cache.keep(image.top().bytes());
        for (StoredDocument member : image.members()) {
            cache.keep(member.bytes());
        }
        for (NeededBlob blob : image.blobs()) {
            if (!blob.isLayer()) {
                try (InputStream config = blob.source().open()) {
                    cache.keep(config.readAllBytes());
                }
            }
        }
    }
}
