package io.jenkins.plugins.wso2mi.landscape.build;

import io.jenkins.plugins.wso2mi.image.KnownBlobs;
import io.jenkins.plugins.wso2mi.image.Push;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Images that are taken as they are; tags that point elsewhere are moved to them. */
final class KeptImages {
    private final Registries registries;
    private final ContentCache cache;
    private final List<String> tags;

    /**
     * Takes images.
     *
     * @param tags moving ones
     */
    KeptImages(Registries registries, ContentCache cache, List<String> tags) {
        this.registries = registries;
        this.cache = cache;
        this.tags = tags;
    }

    /**
     * Takes one.
     *
     * @throws IOException if the registry fails
     */
    UnitImage take(Choice choice, Reporter report, boolean dryRun) throws IOException, InterruptedException {
        Digest image = choice.verdict().kept().orElseThrow();
        String own = choice.wanted().inputs().tag(choice.base().orElseThrow());
        WritableRepository repository = registries.writable(choice.wanted().repository());
        List<String> elsewhere = new ArrayList<>();
        if (choice.standing().made().isEmpty()) {
            elsewhere.add(own);
        }
        for (String tag : tags) {
            if (repository.resolve(tag).filter(at -> at.digest().equals(image)).isEmpty()) {
                elsewhere.add(tag);
            }
        }
        if (!elsewhere.isEmpty()) {
            new Push(repository, KnownBlobs.remembered(cache, repository.name()), report, dryRun)
                    .tag(repository.document(image.toString()), elsewhere);
        }
        return new UnitImage(
                choice.wanted().name(),
                UnitImage.State.KEPT,
                List.of(),
                Optional.of(choice.wanted().repository().withDigest(image)),
                Optional.empty(),
                own,
                Duration.ZERO);
    }
}
