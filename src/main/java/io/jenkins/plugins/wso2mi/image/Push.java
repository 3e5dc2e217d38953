package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.registry.WritableRepository.Upload;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Brings an image into a repository: blobs first, then manifests, tags last, so that a tag never points to half an
 * image.
 */
public final class Push {
    /** From this size on, asking whether a blob is there is cheaper than sending it again. */
    private static final long WORTH_ASKING = 1024 * 1024;

    private final WritableRepository target;
    private final KnownBlobs known;
    private final Reporter reporter;
    private final boolean dryRun;
    private boolean touched;
    private boolean doubtful;
    private PushedLayers layers = PushedLayers.NONE;

    /**
     * Pushes into a repository.
     *
     * @param dryRun whether to only say what would be pushed
     */
    public Push(WritableRepository target, KnownBlobs known, Reporter reporter, boolean dryRun) {
        this.target = target;
        this.known = known;
        this.reporter = reporter;
        this.dryRun = dryRun;
    }

    /**
     * Pushes.
     *
     * @throws RefusedException if the registry does not let us push, before anything was changed
     * @throws RegistryException if it fails later
     */
    public PushedLayers run(AssembledImage image, List<String> tags) throws IOException, InterruptedException {
        boolean trusting = !known.isEmpty();
        try {
            pushAll(image, tags);
        } catch (RegistryException e) {
            if (!trusting || (e.status() != 400 && e.status() != 404)) {
                throw e;
            }
            reporter.notice("the registry has lost layers since the last push; looking at each");
            known.forget();
            doubtful = true;
            layers = PushedLayers.NONE;
            pushAll(image, tags);
        }
        if (!dryRun) {
            known.remember(image);
        }
        return layers;
    }

    private void pushAll(AssembledImage image, List<String> tags) throws IOException, InterruptedException {
        for (NeededBlob blob : image.blobs()) {
            push(blob);
        }
        for (StoredDocument member : image.members()) {
            put(member.digest().toString(), member);
        }
        tag(image.top(), tags);
    }

    /**
     * Points tags at a document that is complete.
     *
     * @throws RefusedException if the registry does not let us push, before anything was changed
     * @throws RegistryException if it fails later
     */
    public void tag(StoredDocument document, List<String> tags) throws IOException, InterruptedException {
        for (String tag : tags) {
            put(tag, document);
        }
    }

    private void push(NeededBlob blob) throws IOException, InterruptedException {
        Descriptor descriptor = blob.descriptor();
        Repository base = blob.base();
        boolean there = known.contains(descriptor.digest())
                || (base != null && base.name().equals(target.name()))
                || (isWorthAsking(blob) && target.has(descriptor.digest()));
        if (there) {
            count(blob, layers.oneReused());
        } else if (base != null && base.isBesides(target)) {
            mount(blob, base);
        } else {
            announce("push " + spelled(blob) + " to " + target.name());
            touch(() -> target.push(descriptor, blob.source()));
            count(blob, base == null ? layers.oneSent() : layers.oneCopied());
        }
        known.add(descriptor.digest());
    }

    private void count(NeededBlob blob, PushedLayers counted) {
        layers = blob.isLayer() ? counted : layers;
    }

    private boolean isWorthAsking(NeededBlob blob) {
        Repository base = blob.base();
        boolean mountable = base != null && base.isBesides(target);
        return doubtful || (!mountable && blob.descriptor().size() >= WORTH_ASKING);
    }

    private void mount(NeededBlob blob, Repository base) throws IOException, InterruptedException {
        Descriptor descriptor = blob.descriptor();
        announce("mount " + spelled(blob) + " from " + base.name() + " into " + target.name());
        boolean[] mounted = {true};
        touch(() -> {
            Optional<Upload> begun = target.mount(descriptor.digest(), base);
            if (begun.isPresent()) {
                mounted[0] = false;
                target.push(begun.get(), descriptor, blob.source());
            }
        });
        count(blob, mounted[0] ? layers.oneMounted() : layers.oneCopied());
    }

    private void put(String identifier, StoredDocument document) throws IOException, InterruptedException {
        String separator = identifier.startsWith("sha256:") ? "@" : ":";
        announce("push manifest " + target.name() + separator + identifier);
        touch(() -> target.put(identifier, document));
    }

    private static String spelled(NeededBlob blob) {
        return blob.title() + " " + blob.descriptor().digest().brief() + " ("
                + blob.descriptor().size() + " bytes)";
    }

    private void announce(String sentence) {
        if (dryRun) {
            reporter.dryRun(sentence);
        } else {
            reporter.command(sentence);
        }
    }

    private void touch(Mutation mutation) throws IOException, InterruptedException {
        if (dryRun) {
            return;
        }
        try {
            mutation.run();
            touched = true;
        } catch (RegistryException e) {
            if (!touched && e.isDenied()) {
                throw new RefusedException(target.name(), PlainText.oneLine(e.getMessage()), "");
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Mutation {
        void run() throws IOException, InterruptedException;
    }
}
