package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import java.time.Duration;
import java.util.Optional;

/** Causes that name an object which is not there; it is looked up, since a node may be slow to see it. */
final class MissingObject {
    private static final Duration SEEN_LATE = Duration.ofMinutes(2);

    private final Lookups lookups;

    MissingObject(Lookups lookups) {
        this.lookups = lookups;
    }

    /**
     * The cause that words are about.
     *
     * @param words the other side's
     * @param otherwise what to do if they name no object
     * @param patience how long it may be missing
     */
    Cause cause(String object, String code, String sentence, String words, String otherwise, Duration patience) {
        Optional<ObjectRef> missing = Lookups.missing(words);
        if (missing.isEmpty()) {
            String advice = words.contains("not found") ? "create the missing object" : otherwise;
            return Cause.counted(object, code, sentence, advice, patience);
        }
        String name = missing.get().words();
        String advice = "create the " + name;
        return switch (lookups.object(missing.get())) {
            case ABSENT -> Cause.counted(object, code, sentence + " (looked up: there is none)", advice, patience);
            case PRESENT ->
                Cause.counted(
                        object,
                        code,
                        sentence + " (looked up: it is there now, the node tries again)",
                        "if it lasts, look at the node's kubelet",
                        SEEN_LATE);
            case UNKNOWN -> Cause.counted(object, code, sentence, advice, patience);
        };
    }
}
