package io.jenkins.plugins.wso2mi.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.Snapshot.DeploymentState;
import io.jenkins.plugins.wso2mi.config.Durations;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a release asks of its gate beyond the usual, kept as versioned JSON in an annotation of each workload: so
 * whoever goes on with the release, and its canary, wait by the same terms.
 *
 * @param managementSecret the Secret with the login for the servers' management API; null to ask their logs
 * @param patience how long a cause may last, by the cause's code
 * @param quorum how many pods must be lost
 */
public record GateTerms(@Nullable String managementSecret, Map<String, Duration> patience, Quorum quorum) {
    /** The usual ones. */
    public static final GateTerms USUAL = new GateTerms(null, Map.of(), Quorum.ONE);

    /** The annotation; names and durations, no secret. */
    public static final String ANNOTATION = "wso2-mi.io/gate";

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Causes that are counted anyway; their passing forms stay passing. */
    private static final Set<String> COUNTED =
            Set.of("image", "crash", "run", "config", "mount", "claim", "create", "deadline");
    /** Causes that are waited for unless somebody says for how long. */
    private static final Set<String> WAITED_FOR = Set.of("probe", "schedule", "pulling", "node");

    public GateTerms {
        patience = Map.copyOf(patience);
    }

    /**
     * Reads terms as people write them.
     *
     * @param secret the name of the Secret; empty for none
     * @param patience each such as {@code probe=3m}
     * @param quorum such as {@code 2} or {@code 50%}; empty for the usual one
     * @param where names the option or field of each, for messages
     * @throws RefusedException if one of them is wrong
     */
    public static GateTerms parse(String secret, List<String> patience, String quorum, Fields where) {
        Map<String, Duration> times = new LinkedHashMap<>();
        for (String one : patience) {
            String[] parts = one.split("=", 2);
            String cause = parts[0].strip();
            if (parts.length < 2 || !(COUNTED.contains(cause) || WAITED_FOR.contains(cause))) {
                throw new RefusedException(
                        where.patience(),
                        "'" + one + "' names no cause with a time",
                        "write such as probe=3m; causes: " + String.join(", ", vocabulary()));
            }
            times.put(cause, Durations.parse(parts[1], where.patience()));
        }
        return new GateTerms(
                secret.isBlank() ? null : KubernetesName.check(where.secret(), secret.strip()),
                times,
                quorum.isBlank() ? Quorum.ONE : Quorum.parse(quorum, where.quorum()));
    }

    /** How the options or fields are called. */
    public record Fields(String secret, String patience, String quorum) {}

    private static Set<String> vocabulary() {
        Set<String> all = new TreeSet<>(COUNTED);
        all.addAll(WAITED_FOR);
        return all;
    }

    /** The terms that a workload's release has set; those of another version are not known. */
    static GateTerms of(DeploymentState workload) {
        String text = workload.annotations().get(ANNOTATION);
        return text == null ? USUAL : read(text);
    }

    private static GateTerms read(String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            if (fields == null || KubernetesObject.number(fields, "schema", 0) != SCHEMA) {
                return USUAL;
            }
            String secret = KubernetesObject.text(fields, "managementSecret");
            Map<String, Duration> patience = new LinkedHashMap<>();
            StateJson.texts(fields, "patience")
                    .forEach((cause, time) -> patience.put(cause, Durations.parse(time, ANNOTATION)));
            return new GateTerms(
                    secret.isEmpty() ? null : KubernetesName.check(ANNOTATION, secret),
                    patience,
                    Quorum.parse(KubernetesObject.text(fields, "quorum"), ANNOTATION));
        } catch (JsonProcessingException | RefusedException e) {
            // somebody else has written it
            return USUAL;
        }
    }

    /** The annotation's text. */
    String toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        if (managementSecret != null) {
            fields.put("managementSecret", managementSecret);
        }
        Map<String, String> times = new LinkedHashMap<>();
        patience.forEach((cause, time) -> times.put(cause, Durations.exact(time)));
        fields.put("patience", times);
        fields.put("quorum", quorum.words());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workload with these terms on it; the usual ones leave no trace. */
    KubernetesObject on(KubernetesObject workload) {
        return equals(USUAL) ? workload : workload.withAnnotation(ANNOTATION, toJson());
    }

    /** A cause by these terms: of those that are waited for, one with a time is counted. */
    Cause of(Cause cause) {
        Duration time = patience.get(cause.code());
        boolean counts = cause.kind() == Cause.Kind.COUNTED
                || (cause.kind() == Cause.Kind.PASSING && WAITED_FOR.contains(cause.code()));
        return time == null || !counts
                ? cause
                : Cause.counted(cause.object(), cause.code(), cause.sentence(), cause.advice(), time);
    }

    /**
     * Whether causes that have lasted too long, or cannot heal, lose the rollout: those of pods by quorum, all others
     * at once.
     */
    boolean isLost(List<Cause> causes, RolloutView view) {
        if (causes.stream().anyMatch(c -> !c.isOfPod())) {
            return true;
        }
        long pods = causes.stream().map(Cause::object).distinct().count();
        return pods > 0 && pods >= quorum.of(view.wanted(), view.pods().size());
    }
}
