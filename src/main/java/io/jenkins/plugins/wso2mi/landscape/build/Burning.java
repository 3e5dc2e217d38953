package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Builds images of a landscape; several may be built beside each other. */
final class Burning {
    private final Path root;
    private final BuildOrder order;
    private final ImageBuild build;
    private final BuiltCars cars;
    private final AtomicLong requests = new AtomicLong();

    Burning(Path root, BuildOrder order, ImageBuild build, BuiltCars cars) {
        this.root = root;
        this.order = order;
        this.build = build;
        this.cars = cars;
    }

    /** Requests made to registries so far. */
    long requests() {
        return requests.get();
    }

    /**
     * Builds one; what stands against that is told.
     *
     * @param base by digest
     * @param tag its own tag
     */
    UnitImage run(Choice choice, ImageReference base, String tag, Reporter report) throws InterruptedException {
        Instant begun = report.now();
        Optional<BuiltImage> made = Optional.empty();
        try {
            made = Optional.of(build(choice.wanted(), base, tag, report));
        } catch (RefusedException e) {
            e.problems().forEach(report::problem);
        } catch (IOException e) {
            report.problem(Problem.error(choice.wanted().name(), String.valueOf(e.getMessage()), ""));
        }
        return new UnitImage(
                choice.wanted().name(),
                made.isPresent() ? UnitImage.State.BUILT : UnitImage.State.FAILED,
                choice.verdict().reasons(),
                made.map(BuiltImage::reference),
                made.map(BuiltImage::id),
                tag,
                Duration.between(begun, report.now()));
    }

    private BuiltImage build(WantedImage wanted, ImageReference base, String tag, Reporter report)
            throws IOException, InterruptedException {
        ImageRequest request = new ImageRequest(
                base.toString(),
                cars.of(wanted.contents()),
                wanted.repository().withTag(tag).toString(),
                order.tags(),
                wanted.contents().additions().stream()
                        .map(addition -> root.resolve(addition).toString())
                        .toList(),
                List.of(Fingerprint.ANNOTATION + "=" + wanted.inputs().text()),
                Builder.REGISTRY,
                order.policy(),
                order.created(),
                order.publication());
        BuiltImage image = build.run(request, report, false);
        requests.addAndGet(image.requests());
        return image;
    }
}
