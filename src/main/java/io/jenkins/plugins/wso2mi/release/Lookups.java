package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Found;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.Lookup;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked elsewhere before a node's word is believed: an image at its registry, a Secret by its name. An answer
 * counts for some seconds; a question without such an answer is noted, to be asked. For one look.
 */
final class Lookups {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final Duration BELIEVED = Duration.ofSeconds(15);
    private static final Pattern MISSING = Pattern.compile(
            "\\b(configmap|secret|persistentvolumeclaim|serviceaccount)s? \"([a-z0-9.-]{1,253})\" not found",
            Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> KINDS = Map.of(
            "configmap", "ConfigMap",
            "secret", "Secret",
            "persistentvolumeclaim", "PersistentVolumeClaim",
            "serviceaccount", "ServiceAccount");

    private final Snapshot snapshot;
    private final Instant now;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    Lookups(Snapshot snapshot, Instant now) {
        this.snapshot = snapshot;
        this.now = now;
    }

    /** The object that words say is missing; its namespace is the pod's. */
    static Optional<ObjectRef> missing(String words) {
        Matcher matcher = MISSING.matcher(words);
        return matcher.find()
                ? Optional.of(new ObjectRef("v1", kind(matcher.group(1)), null, matcher.group(2)))
                : Optional.empty();
    }

    private static String kind(String word) {
        return Objects.requireNonNull(KINDS.get(word.toLowerCase(Locale.ROOT)), word);
    }

    /** Whether the registry has an image. */
    Found image(String reference) {
        return look(new Question.Image(reference));
    }

    /** Whether an object exists beside the pods. */
    Found object(ObjectRef ref) {
        return look(new Question.Existence(ref));
    }

    private Found look(Question.Lookup question) {
        Lookup known = snapshot.lookups().get(question.name());
        if (known == null || !now.isBefore(known.asked().plus(ASK_AGAIN))) {
            questions.put(question.name(), question);
        }
        return known == null || !now.isBefore(known.at().plus(BELIEVED)) ? Found.UNKNOWN : known.found();
    }

    /** What to ask now. */
    List<Question> questions() {
        return List.copyOf(questions.values());
    }
}
