package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.release.Judgement.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One Deployment on its way back: what the failed release made goes, and the gate has to pass. */
final class Return {
    private static final Set<String> KEPT = Set.of("Namespace", "PersistentVolume", "PersistentVolumeClaim");

    private final ReleaseSite site;
    private final String words;
    private final Map<String, String> images;
    private final Removal removal;
    private final Instant deadline;
    private @Nullable GateLooks gate;
    private @Nullable ObjectRef deployment;
    private String release = "";

    private Return(ReleaseSite site, String words, Map<String, String> images, List<ObjectRef> made, Instant deadline) {
        this.site = site;
        this.words = words;
        this.images = images;
        this.removal = new Removal(site, toGo(site, made));
        this.deadline = deadline;
    }

    /** One that has to wait for nothing but the removal of what was made. */
    static Return removing(ReleaseSite site, String words, List<ObjectRef> made, Instant deadline) {
        return new Return(site, words, Map.of(), made, deadline);
    }

    /** One that another JVM has seen back. */
    static Return over(ReleaseSite site, ReleaseRecord record, Instant deadline) {
        return new Return(site, words(record), record.images(), List.of(), deadline);
    }

    /** One whose gate waits for a release, observed with a generation. */
    static Return to(
            ReleaseSite site,
            ObjectRef deployment,
            ReleaseRecord record,
            long generation,
            List<ObjectRef> made,
            Instant deadline) {
        Return way = new Return(site, words(record), record.images(), made, deadline);
        GateState begin = GateState.begin(deployment.name(), record.id(), generation, deadline);
        way.gate = new GateLooks(site, deployment, begin);
        way.deployment = deployment;
        way.release = record.id();
        return way;
    }

    /** Where a record went back to, in words. */
    private static String words(ReleaseRecord record) {
        return record.note().replaceFirst(" from .*", "") + " ("
                + String.join(", ", record.images().values()) + ")";
    }

    private static List<ObjectRef> toGo(ReleaseSite site, List<ObjectRef> made) {
        List<ObjectRef> reverse = new ArrayList<>(made);
        Collections.reverse(reverse);
        reverse.stream().filter(ref -> KEPT.contains(ref.kind())).forEach(ref -> site.report()
                .notice(ref.words() + " is left: it may hold data"));
        return reverse.stream().filter(ref -> !KEPT.contains(ref.kind())).toList();
    }

    /** Does what is due; when to look again, empty when it is back. */
    Optional<Instant> look(Instant now) throws IOException {
        Optional<Instant> going = removal.look(now);
        if (going.isPresent()) {
            if (now.isAfter(deadline)) {
                throw new IOException(removal.present().words() + " does not go away; see its finalizers");
            }
            return going;
        }
        return gate == null || deployment == null ? Optional.empty() : look(gate, deployment, now);
    }

    private Optional<Instant> look(GateLooks waiting, ObjectRef workload, Instant now) throws IOException {
        Judgement judgement = waiting.look(now);
        if (judgement.verdict() == Verdict.WAITING) {
            return Optional.of(judgement.nextLook());
        }
        if (judgement.verdict() != Verdict.PASSED) {
            site.tellEvidence(workload, judgement);
            throw new IOException("the earlier release of " + workload.words() + " does not become ready either: "
                    + judgement.sentence());
        }
        new Marker(site.cluster()).done(workload, release);
        return Optional.empty();
    }

    /** What it runs then, by container name; empty if it is gone. */
    Map<String, String> images() {
        return images;
    }

    /** What was gone back to. */
    String words() {
        return words;
    }
}
