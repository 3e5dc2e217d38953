package io.jenkins.plugins.wso2mi.image.attestation;

import io.jenkins.plugins.wso2mi.registry.BlobSource;
import io.jenkins.plugins.wso2mi.registry.Descriptor;
import io.jenkins.plugins.wso2mi.registry.Digest;
import io.jenkins.plugins.wso2mi.registry.JsonObject;
import io.jenkins.plugins.wso2mi.registry.MediaTypes;
import io.jenkins.plugins.wso2mi.registry.StoredDocument;
import io.jenkins.plugins.wso2mi.registry.WritableRepository;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Attaches documents to an image by OCI's distribution specification 1.1. A registry that does not list referrers by
 * itself gets the list as an index under a tag made of the image's digest ("Referrers Tag Schema").
 */
final class Referrers {
    private final WritableRepository repository;
    private final Descriptor subject;
    private final Reporter reporter;
    private final boolean dryRun;

    /**
     * Attaches to one image.
     *
     * @param subject its manifest or index
     * @param dryRun whether to only say what would be pushed
     */
    Referrers(WritableRepository repository, Descriptor subject, Reporter reporter, boolean dryRun) {
        this.repository = repository;
        this.subject = subject;
        this.reporter = reporter;
        this.dryRun = dryRun;
    }

    /** Attaches those that are not attached yet; one request, or two, if all are. */
    List<Attached> attach(List<Referrer> all) throws IOException, InterruptedException {
        ReferrerList list = ReferrerList.of(repository, subject.digest());
        List<String> listed = list.entries().stream()
                .map(one -> one.text("digest").orElse(""))
                .toList();
        List<Referrer> missing = all.stream()
                .filter(one -> !listed.contains(one.manifest().digest().toString()))
                .toList();
        for (Referrer referrer : missing) {
            push(referrer);
        }
        if (!list.byRegistry() && !missing.isEmpty()) {
            putByTag(list, missing);
        }
        return all.stream()
                .map(one -> new Attached(one.title(), one.type(), one.manifest().digest(), !missing.contains(one)))
                .toList();
    }

    private void push(Referrer referrer) throws IOException, InterruptedException {
        Digest digest = referrer.manifest().digest();
        say("attach " + referrer.title() + " " + digest.brief() + " ("
                + referrer.content().size() + " bytes) to " + repository.name() + "@" + subject.digest());
        if (dryRun) {
            return;
        }
        if (!repository.has(Referrer.NO_CONFIG.digest())) {
            repository.push(Referrer.NO_CONFIG, BlobSource.of(Referrer.EMPTY.bytes()));
        }
        repository.push(referrer.content(), BlobSource.of(referrer.document().bytes()));
        repository.put(digest.toString(), referrer.manifest());
    }

    private void putByTag(ReferrerList list, List<Referrer> added) throws IOException, InterruptedException {
        String tag = ReferrerList.tag(subject.digest());
        List<JsonObject> manifests = new ArrayList<>(list.entries());
        added.forEach(one -> manifests.add(one.listed()));
        say("push the list of referrers " + repository.name() + ":" + tag);
        if (!dryRun) {
            JsonObject index = JsonObject.of(
                    Map.of("schemaVersion", 2, "mediaType", MediaTypes.OCI_INDEX, "manifests", manifests));
            repository.put(tag, StoredDocument.of(index));
        }
    }

    private void say(String sentence) {
        if (dryRun) {
            reporter.dryRun(sentence);
        } else {
            reporter.command(sentence);
        }
    }
}
