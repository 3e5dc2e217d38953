package io.jenkins.plugins.wso2mi.image.rebase;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.KnownBlobs;
import io.jenkins.plugins.wso2mi.image.NeededBlob;
import io.jenkins.plugins.wso2mi.image.Push;
import io.jenkins.plugins.wso2mi.image.PushedLayers;
import io.jenkins.plugins.wso2mi.image.attestation.Attached;
import io.jenkins.plugins.wso2mi.image.attestation.Attestations;
import io.jenkins.plugins.wso2mi.image.attestation.RebasedParts;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.Registries;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Carries out the steps of a rebase, one image after the other. */
final class RebasePush {
    private final Registries registries;
    private final ContentCache cache;
    private final Attestations attestations;
    private final Reporter reporter;
    private final boolean dryRun;

    RebasePush(
            Registries registries, ContentCache cache, Attestations attestations, Reporter reporter, boolean dryRun) {
        this.registries = registries;
        this.cache = cache;
        this.attestations = attestations;
        this.reporter = reporter;
        this.dryRun = dryRun;
    }

    /**
     * Carries out one. What is attached to the new image comes first: once it is tagged, the image is on its base
     * already, and the same rebase would not know any more what it was made of.
     *
     * @throws RefusedException if the registry does not let us push, before anything of this image was changed
     * @throws IOException if it fails later
     */
    RebasedImage run(RebaseStep step) throws IOException, InterruptedException {
        long before = registries.traffic().requests();
        AssembledImage image = step.assembled();
        List<Attached> attached = List.of();
        PushedLayers pushed = PushedLayers.NONE;
        if (image != null) {
            WritableRepository repository = registries.writable(step.target());
            attached = attach(step, image, repository);
            pushed = push(step, image, repository);
        }
        return RebasedImage.of(step, pushed, attached, registries.traffic().requests() - before);
    }

    private List<Attached> attach(RebaseStep step, AssembledImage image, WritableRepository repository)
            throws IOException, InterruptedException {
        if (attestations.isEmpty()) {
            return List.of();
        }
        RemoteImage base = step.base().image();
        RebasedParts parts = new RebasedParts(
                step.target(),
                image.top().descriptor(),
                step.place().image().image(),
                base,
                BurntApplication.in(base.platforms().get(0).config()),
                step.own());
        try {
            return attestations.attach(parts, repository, reporter, dryRun);
        } catch (RegistryException e) {
            throw new IOException(
                    step.place().image().reference() + " stays as it is, since what is to be attached to the new image "
                            + "cannot be: " + e.getMessage() + "; the same rebase goes on from here",
                    e);
        }
    }

    private PushedLayers push(RebaseStep step, AssembledImage image, WritableRepository repository)
            throws IOException, InterruptedException {
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
