package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asks registries what they have of a landscape's images. */
final class RegistryLook {
    private final ImageReader reader;

    RegistryLook(ImageReader reader) {
        this.reader = reader;
    }

    /**
     * What a base stands for now.
     *
     * @throws RefusedException if there is no such image, or its registry cannot be asked
     */
    Digest base(ImageReference base) throws InterruptedException {
        return ask(base, () -> reader.resolve(base))
                .orElseThrow(() ->
                        new RefusedException("base", "there is no image " + base, "check its name, and push it first"));
    }

    /**
     * What there is of an image. What was before is asked for only if it is not there as it is wanted.
     *
     * @param base what it has to be built on; empty if that has yet to be built
     * @param tag its moving tag; blank for none
     * @throws RefusedException if its registry cannot be asked
     */
    Standing standing(WantedImage wanted, Optional<Digest> base, String tag) throws InterruptedException {
        ImageReference repository = wanted.repository();
        if (base.isPresent()) {
            ImageReference made = repository.withTag(wanted.inputs().tag(base.get()));
            Optional<Digest> found = ask(made, () -> reader.resolve(made));
            if (found.isPresent()) {
                return new Standing(found, Optional.empty());
            }
        }
        ImageReference moving = repository.withTag(tag);
        Optional<Digest> image = tag.isBlank() ? Optional.empty() : ask(moving, () -> reader.resolve(moving));
        return image.isEmpty()
                ? Standing.NOTHING
                : new Standing(Optional.empty(), Optional.of(ask(moving, () -> before(moving, image.get()))));
    }

    private Standing.Before before(ImageReference reference, Digest digest) throws IOException, InterruptedException {
        RemoteImage image;
        try {
            image = reader.read(reference, digest);
        } catch (ImageFormatException e) {
            return new Standing.Before(digest, Fingerprint.parse(""), Optional.empty());
        }
        PlatformImage first = image.platforms().get(0);
        String said = first.manifest()
                .more()
                .object("annotations")
                .text(Fingerprint.ANNOTATION)
                .orElse("");
        List<BaseLink> below = BaseLink.below(first);
        return new Standing.Before(
                digest,
                Fingerprint.parse(said),
                below.stream().map(BaseLink::digest).findFirst());
    }

    private static <T> T ask(ImageReference about, Question<T> question) throws InterruptedException {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new RefusedException(about.toString(), PlainText.oneLine(e.getMessage()), "");
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }
}
