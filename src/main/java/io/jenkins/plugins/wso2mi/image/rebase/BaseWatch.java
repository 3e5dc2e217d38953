package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.BaseLink;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.ImageReader;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds images whose bases have moved. Each name is looked up once, by a HEAD, which Docker Hub does not count as a
 * pull; what was read of an image before is in the cache.
 */
public final class BaseWatch {
    private final Registries registries;
    private final ImageReader reader;
    private final Map<String, Optional<Digest>> known = new HashMap<>();

    /** Works with this access to registries, and through this cache. */
    public BaseWatch(RegistryAccess access, ContentCache cache) {
        this.registries = new Registries(access);
        this.reader = new ImageReader(registries, cache);
    }

    /**
     * Looks at images, and tells each one that is outdated.
     *
     * @param images references
     * @return all that could be looked at, in order
     * @throws RefusedException if some could not be looked at, after the others were told
     */
    public List<ImageStanding> run(List<String> images, Reporter reporter) throws InterruptedException {
        reporter.phase("Look at images and their bases");
        Problems problems = new Problems();
        List<ImageReference> references = references(images, problems);
        problems.refuseOnErrors();
        references.forEach(registries::readable);
        List<ImageStanding> standings = new ArrayList<>();
        for (ImageReference reference : references) {
            try {
                ImageStanding standing = standing(reference, reporter.now());
                if (standing.isOutdated() || standing.levels() == 0) {
                    reporter.item("image", standing.sentence(), standing.facts());
                }
                standings.add(standing);
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            } catch (IOException e) {
                problems.error(reference.toString(), PlainText.oneLine(e.getMessage()), "");
            }
        }
        problems.refuseOnErrors();
        return standings;
    }

    /** How many requests were made so far. */
    public long requests() {
        return registries.traffic().requests();
    }

    private static List<ImageReference> references(List<String> images, Problems problems) {
        LinkedHashSet<ImageReference> references = new LinkedHashSet<>();
        for (String image : images) {
            try {
                references.add(ImageReference.parse(image, "image"));
            } catch (RefusedException e) {
                e.problems().forEach(problems::add);
            }
        }
        return List.copyOf(references);
    }

    private ImageStanding standing(ImageReference reference, Instant asked) throws IOException, InterruptedException {
        Digest digest = now(reference)
                .orElseThrow(
                        () -> new RefusedException(reference.toString(), "there is no such image", "check its name"));
        RemoteImage image = reader.read(reference, digest);
        List<BaseLink> chain = BaseLink.below(image.platforms().get(0));
        List<MovedBase> moved = new ArrayList<>();
        for (int i = 0; i < chain.size(); i++) {
            BaseLink used = chain.get(i);
            ImageReference base = ImageReference.parse(used.name(), reference.toString());
            // asked for by digest, it cannot move
            if (base.tag() != null) {
                Optional<Digest> now = now(base);
                if (!now.equals(Optional.of(used.digest()))) {
                    moved.add(new MovedBase(i + 1, used, now.orElse(null)));
                }
            }
        }
        return new ImageStanding(reference, image.pinned(), chain.size(), moved, asked);
    }

    /** What a name stands for now; an image that is the base of another one is asked for once. */
    private Optional<Digest> now(ImageReference reference) throws IOException, InterruptedException {
        Optional<Digest> now = known.get(reference.toString());
        if (now == null) {
            now = reader.resolve(reference);
            known.put(reference.toString(), now);
        }
        return now;
    }
}
