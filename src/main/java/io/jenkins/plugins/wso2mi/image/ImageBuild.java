package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.car.check.CheckReport;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.attestation.ImageParts;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Builds an image at the registry: a base image, and on top of it carbon applications and files, each where and whose
 * the server expects it. The base is not pulled, and no engine is needed. The same inputs give the same digest on every
 * machine.
 */
public final class ImageBuild {
    private final RegistryAccess access;
    private final ContentCache cache;

    /** Builds with this access to registries, and through this cache. */
    public ImageBuild(RegistryAccess access, ContentCache cache) {
        this.access = access;
        this.cache = cache;
    }

    /**
     * Builds and pushes, or says that the image is there already.
     *
     * @param dryRun whether to only say what would be pushed
     * @throws RefusedException with every problem that was found, before anything was changed
     * @throws IOException if the registry fails later; the tags then point to where they pointed, or to the whole image
     */
    public BuiltImage run(ImageRequest request, Reporter reporter, boolean dryRun)
            throws IOException, InterruptedException {
        reporter.phase("Look at applications, base and registry");
        Problems problems = new Problems();
        Registries registries = new Registries(access);
        ImageInputs inputs = ImageInputs.read(request, reporter.now(), problems);
        // both are named before the first is asked, so that one token serves both
        inputs.target().ifPresent(target -> registries.writable(target.reference()));
        RegistryLook look = new RegistryLook(registries, cache, problems);
        RegistryLook.Found there = look.at(inputs.base(), inputs.target().map(ImageTarget::reference));
        Optional<BaseImage> base = there.base();
        base.ifPresent(found -> found.checkBeside(inputs.cars(), problems));
        boolean alone = base.map(found -> found.applications().isEmpty()).orElse(false);
        CheckReport check =
                alone ? inputs.cars().report() : inputs.cars().report().besideOthers();
        check.problems().forEach(problems::add);
        problems.refuseOnErrors();
        problems.list().forEach(reporter::problem);
        check.notices().forEach(reporter::notice);
        reporter.phase("Build " + inputs.target().orElseThrow().reference());
        Delivery delivery = new Delivery(registries, inputs.target().orElseThrow(), there.current(), cache, dryRun);
        return build(inputs, base.orElseThrow(), request, delivery, reporter);
    }

    private static BuiltImage build(
            ImageInputs inputs, BaseImage base, ImageRequest request, Delivery delivery, Reporter reporter)
            throws IOException, InterruptedException {
        ImageFace face = ImageFace.of(inputs, request.created());
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            List<Layer> layers =
                    new LayerPlan(base.home(), base.owner()).write(inputs.additions(), inputs.cars(), folder.path());
            AssembledImage image = new Assembly(base.image(), base.repository(), layers, face).assemble();
            BuiltImage built = delivery.run(image, BaseLink.used(base.image()), reporter);
            ImageParts parts = inputs.parts(base, image.top().descriptor(), request.created());
            return request.publication().attach(built, parts, delivery.registries(), reporter, delivery.dryRun());
        }
    }
}
