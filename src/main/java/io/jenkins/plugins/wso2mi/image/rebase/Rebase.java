package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
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
        RebasePush push = new RebasePush(registries, cache, request.attestations(), reporter, dryRun);
        List<RebasedImage> done = pushAll(steps, push, reporter);
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

    private static List<RebasedImage> pushAll(List<RebaseStep> steps, RebasePush push, Reporter reporter)
            throws IOException, InterruptedException {
        List<RebasedImage> done = new ArrayList<>();
        for (RebaseStep step : steps) {
            try {
                RebasedImage image = push.run(step);
                image.attached().forEach(one -> reporter.item("referrer", one.sentence(), one.facts()));
                reporter.item("image", image.sentence(), image.facts());
                done.add(image);
            } catch (RefusedException e) {
                if (done.stream().noneMatch(RebasedImage::changed)) {
                    throw e;
                }
                throw new IOException(e.getMessage() + "; what is told above is done, and skipped next time", e);
            }
        }
        return done;
    }
}
