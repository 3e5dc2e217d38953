package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.BaseImage;
import io.jenkins.plugins.wso2mi.image.Owner;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Looks at what registries have, each image once; what cannot be read is noted, not thrown. */
final class RebaseLook {
    private final Registries registries;
    private final ContentCache cache;
    private final ImageReader reader;
    private final Problems problems;
    private final Map<ImageReference, Optional<TaggedImage>> seen = new HashMap<>();

    RebaseLook(Registries registries, ContentCache cache, Problems problems) {
        this.registries = registries;
        this.cache = cache;
        this.reader = new ImageReader(registries, cache);
        this.problems = problems;
    }

    /**
     * What a reference stands for now; empty if that is noted. It is read by one request, and not looked up before:
     * that would cost a second one for every image that the cache does not have.
     */
    Optional<TaggedImage> image(ImageReference reference) throws InterruptedException {
        Optional<TaggedImage> known = seen.get(reference);
        if (known != null) {
            return known;
        }
        Optional<TaggedImage> found = ask(reference, () -> read(reference));
        seen.put(reference, found);
        return found;
    }

    private TaggedImage read(ImageReference reference) throws IOException, InterruptedException {
        StoredDocument top = registries.readable(reference).document(reference.identifier());
        cache.keep(top.bytes());
        return new TaggedImage(top, reader.read(reference, top.digest()));
    }

    /** A base; empty if that is noted. */
    Optional<RemoteImage> base(ImageReference reference) throws InterruptedException {
        Digest digest = reference.digest();
        return digest == null
                ? image(reference).map(TaggedImage::image)
                : ask(reference, () -> reader.read(reference, digest));
    }

    Repository repository(ImageReference reference) {
        return registries.readable(reference);
    }

    /** Whom the server in an image belongs to, by numbers; empty if that is noted. */
    Optional<Owner> owner(RemoteImage image) throws InterruptedException {
        return ask(image.reference(), () -> BaseImage.of(image, registries.readable(image.reference()), cache)
                .owner());
    }

    private <T> Optional<T> ask(ImageReference reference, Question<T> question) throws InterruptedException {
        try {
            return Optional.of(question.ask());
        } catch (RefusedException e) {
            e.problems().forEach(problems::add);
        } catch (RegistryException e) {
            boolean gone = e.status() == 404;
            problems.error(
                    reference.toString(),
                    gone ? "there is no such image" : PlainText.oneLine(e.getMessage()),
                    gone ? "check its name" : "");
        } catch (IOException e) {
            problems.error(reference.toString(), PlainText.oneLine(e.getMessage()), "");
        }
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }
}
