package io.jenkins.plugins.wso2mi.image;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.registry.RegistryException;
import io.jenkins.plugins.wso2mi.registry.Repository;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Brings an image into a repository: blobs first, beside each other, then manifests, tags last, so that a tag never
 * points to half an image.
 */
public final class Push {
    /** From this size on, asking whether a blob is there is cheaper than sending it again. */
    private static final long WORTH_ASKING = 1024 * 1024;

    private final WritableRepository target;
    private final KnownBlobs known;
    private final Reporter reporter;
    private final boolean dryRun;
    private final AtomicBoolean touched = new AtomicBoolean();
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
        transfer(missing(image.blobs()));
        List<Abreast.Work<Boolean>> members = new ArrayList<>();
        for (StoredDocument member : image.members()) {
            members.add(putting(member.digest().toString(), member));
        }
        change(members);
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
            change(List.of(putting(tag, document)));
        }
    }

    /** Those that the repository lacks; the others are counted. */
    private List<BlobTransfer> missing(List<NeededBlob> blobs) throws IOException, InterruptedException {
        List<NeededBlob> asked = blobs.stream().filter(this::isWorthAsking).toList();
        List<Abreast.Work<Boolean>> questions = new ArrayList<>();
        asked.forEach(blob -> questions.add(() -> target.has(blob.descriptor().digest())));
        List<Boolean> answers = Abreast.all(questions);
        for (int i = 0; i < asked.size(); i++) {
            if (answers.get(i)) {
                known.add(asked.get(i).descriptor().digest());
            }
        }
        List<BlobTransfer> missing = new ArrayList<>();
        for (NeededBlob blob : blobs) {
            if (isThere(blob)) {
                count(blob, PushedLayers::oneReused);
            } else {
                missing.add(new BlobTransfer(blob, target));
            }
            // an image may name a layer twice
            known.add(blob.descriptor().digest());
        }
        return missing;
    }

    private boolean isThere(NeededBlob blob) {
        Repository base = blob.base();
        return known.contains(blob.descriptor().digest())
                || (base != null && base.name().equals(target.name()));
    }

    private boolean isWorthAsking(NeededBlob blob) {
        boolean large =
                !BlobTransfer.mountable(blob, target) && blob.descriptor().size() >= WORTH_ASKING;
        return !isThere(blob) && (doubtful || large);
    }

    private void transfer(List<BlobTransfer> transfers) throws IOException, InterruptedException {
        List<Abreast.Work<UnaryOperator<PushedLayers>>> works = new ArrayList<>();
        for (BlobTransfer transfer : transfers) {
            announce(transfer.sentence());
            works.add(dryRun ? transfer::expected : transfer::run);
        }
        List<UnaryOperator<PushedLayers>> counted = change(works);
        for (int i = 0; i < counted.size(); i++) {
            count(transfers.get(i).blob(), counted.get(i));
        }
    }

    private void count(NeededBlob blob, UnaryOperator<PushedLayers> counted) {
        layers = blob.isLayer() ? counted.apply(layers) : layers;
    }

    private Abreast.Work<Boolean> putting(String identifier, StoredDocument document) {
        String separator = identifier.startsWith("sha256:") ? "@" : ":";
        announce("push manifest " + target.name() + separator + identifier);
        return () -> {
            if (!dryRun) {
                target.put(identifier, document);
            }
            return true;
        };
    }

    private void announce(String sentence) {
        if (dryRun) {
            reporter.dryRun(sentence);
        } else {
            reporter.command(sentence);
        }
    }

    /** Makes changes that do not depend on each other. */
    private <T> List<T> change(List<Abreast.Work<T>> works) throws IOException, InterruptedException {
        List<Abreast.Work<T>> noted = new ArrayList<>();
        for (Abreast.Work<T> work : works) {
            noted.add(() -> {
                T result = work.run();
                touched.set(true);
                return result;
            });
        }
        try {
            return Abreast.all(noted);
        } catch (RegistryException e) {
            if (!touched.get() && e.isDenied()) {
                throw new RefusedException(target.name(), PlainText.oneLine(e.getMessage()), "");
            }
            throw e;
        }
    }
}
