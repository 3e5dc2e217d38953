package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at what registries have, before anything is changed there; what stands against a build is noted, not thrown.
 */
final class RegistryLook {
    private final Registries registries;
    private final ContentCache cache;
    private final ImageReader reader;
    private final Problems problems;

    RegistryLook(Registries registries, ContentCache cache, Problems problems) {
        this.registries = registries;
        this.cache = cache;
        this.reader = new ImageReader(registries, cache);
        this.problems = problems;
    }

    /**
     * What is there.
     *
     * @param base empty if there is something wrong with it
     * @param current what the target's tag points to now; empty if there is no such tag
     */
    record Found(Optional<BaseImage> base, Optional<Digest> current) {}

    /** Looks at a base and a target beside each other; what is asked for by none is empty. */
    Found at(Optional<ImageReference> base, Optional<ImageReference> target) throws IOException, InterruptedException {
        Problems aboutBase = new Problems();
        Problems aboutTarget = new Problems();
        RegistryLook first = new RegistryLook(registries, cache, aboutBase);
        RegistryLook second = new RegistryLook(registries, cache, aboutTarget);
        List<Found> found = Abreast.all(List.of(
                () -> new Found(base.isPresent() ? first.base(base.get()) : Optional.empty(), Optional.empty()),
                () -> new Found(
                        Optional.empty(), target.isPresent() ? second.current(target.get()) : Optional.empty())));
        aboutBase.list().forEach(problems::add);
        aboutTarget.list().forEach(problems::add);
        return new Found(found.get(0).base(), found.get(1).current());
    }

    private Optional<BaseImage> base(ImageReference reference) throws InterruptedException {
        return ask("--base", () -> {
            Optional<Digest> digest = reader.resolve(reference);
            if (digest.isEmpty()) {
                problems.error("--base", "there is no image " + reference, "check its name, and push it first");
                return Optional.empty();
            }
            return Optional.of(
                    BaseImage.of(reader.read(reference, digest.get()), registries.readable(reference), cache));
        });
    }

    /** What the target's tag points to now; empty if there is no such tag. */
    Optional<Digest> current(ImageReference target) throws InterruptedException {
        return ask("--to", () -> reader.resolve(target));
    }

    private <T> Optional<T> ask(String where, Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        } catch (IOException e) {
            problems.error(where, PlainText.oneLine(e.getMessage()), "");
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Question<T> {
        Optional<T> ask() throws IOException, InterruptedException;
    }
}
