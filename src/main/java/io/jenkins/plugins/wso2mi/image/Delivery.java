package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageFormatException;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.Manifest;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryTraffic;
import io.jenkins.plugins.wso2mi.registry.RepositoryCreator;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tags of a target point to an image, sending no more than the repository lacks.
 *
 * @param current what the target's first tag points to now
 */
public record Delivery(
        Registries registries, ImageTarget target, Optional<Digest> current, ContentCache cache, boolean dryRun) {
    /**
     * Delivers.
     *
     * @param base that the image was built on, by digest; null if on none
     * @throws RefusedException if the registry does not let us push, before anything was changed
     * @throws IOException if it fails later; tags then point to where they pointed, or to the whole image
     */
    public BuiltImage run(AssembledImage image, @Nullable ImageReference base, Reporter reporter)
            throws IOException, InterruptedException {
        Digest digest = image.top().digest();
        WritableRepository repository = registries.writable(target.reference());
        boolean wasThere = current.filter(digest::equals).isPresent();
        PushedLayers pushed = PushedLayers.NONE;
        if (wasThere) {
            push(repository, KnownBlobs.remembered(cache, repository.name()), reporter)
                    .tag(image.top(), tagsElsewhere(repository, digest));
        } else {
            create(reporter);
            pushed = push(repository, known(repository), reporter).run(image, target.tags());
            keep(image);
        }
        RegistryTraffic traffic = registries.traffic();
        BuiltImage built = new BuiltImage(
                target.reference().withDigest(digest),
                image.id(),
                target.tags(),
                base,
                pushed,
                wasThere,
                traffic.requests(),
                traffic.bytesSent(),
                Builder.REGISTRY);
        reporter.item("image", built.sentence(), built.facts());
        return built;
    }

    /** A repository whose tag was found is there. */
    private void create(Reporter reporter) {
        Optional<RepositoryCreator.Creation> creation =
                current.isPresent() ? Optional.empty() : registries.creation(target.reference());
        if (creation.isEmpty()) {
            return;
        }
        String sentence = creation.get().sentence();
        if (dryRun) {
            reporter.dryRun(sentence);
            return;
        }
        reporter.command(sentence);
        try {
            creation.get().run();
        } catch (IOException e) {
            throw new RefusedException(target.reference().name(), PlainText.oneLine(e.getMessage()), "");
        }
    }

    private Push push(WritableRepository repository, KnownBlobs known, Reporter reporter) {
        return new Push(repository, known, reporter, dryRun);
    }

    /** Of the further tags, those that do not point to the image. */
    private List<String> tagsElsewhere(WritableRepository repository, Digest digest)
            throws IOException, InterruptedException {
        List<String> elsewhere = new ArrayList<>();
        for (String tag : target.tags().subList(1, target.tags().size())) {
            if (repository
                    .resolve(tag)
                    .filter(found -> found.digest().equals(digest))
                    .isEmpty()) {
                elsewhere.add(tag);
            }
        }
        return elsewhere;
    }

    /**
     * The blobs that the repository has: as remembered if that image is still there, else those that the tag points to.
     */
    private KnownBlobs known(WritableRepository repository) throws IOException, InterruptedException {
        KnownBlobs known = KnownBlobs.remembered(cache, repository.name());
        if (current.isEmpty()
                && !known.isEmpty()
                && repository.resolve(known.image()).isEmpty()) {
            known.forget();
        }
        if (known.isEmpty() && current.isPresent()) {
            try {
                JsonObject json = repository.document(current.get().toString()).json();
                if (json.has("layers")) {
                    Manifest.from(json).layers().forEach(layer -> known.add(layer.digest()));
                }
            } catch (ImageFormatException e) {
                return known; // whatever the tag points to is replaced
            }
        }
        return known;
    }

    private void keep(AssembledImage image) {
        cache.keep(image.top().bytes());
        for (StoredDocument member : image.members()) {
            cache.keep(member.bytes());
        }
    }
}
