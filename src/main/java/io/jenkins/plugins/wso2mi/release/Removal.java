package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletes objects one after the other, each when the one before is really gone. */
final class Removal {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ReleaseSite site;
    private final List<ObjectRef> refs;
    private int index;
    private boolean asked;

    Removal(ReleaseSite site, List<ObjectRef> refs) {
        this.site = site;
        this.refs = List.copyOf(refs);
    }

    /** Deletes what is due; when to look again, empty when all are gone. */
    Optional<Instant> look(Instant now) throws IOException {
        while (index < refs.size()) {
            ObjectRef ref = refs.get(index);
            if (!asked) {
                site.report().command("delete " + ref.words());
                site.cluster().delete(ref);
                asked = true;
            }
            if (site.cluster().get(ref).isPresent()) {
                return Optional.of(now.plus(PAUSE));
            }
            index++;
            asked = false;
        }
        return Optional.empty();
    }

    /** What is being waited for; only while a look has told of a next one. */
    ObjectRef present() {
        return refs.get(index);
    }

    /** What is not yet gone, in the order of deletion. */
    List<ObjectRef> left() {
        return refs.subList(index, refs.size());
    }
}
