package io.jenkins.plugins.wso2mi.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.ReleaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How a canary ended, kept in an annotation of the stable Deployment for whoever asks later. */
final class CanaryEnd {
    /** The annotation; the next canary of the application overwrites it. */
    static final String ANNOTATION = "wso2-mi.io/last-canary";

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanaryEnd() {}

    /** The result of a canary whose last phase is over. */
    static ReleaseResult of(CanaryState state) {
        String id = state.release().id();
        return state.phase() == Phase.CLEAN
                ? new ReleaseResult(
                        Outcome.DONE,
                        id,
                        "kept",
                        "release " + id + " is promoted",
                        state.release().images())
                : new ReleaseResult(
                        state.outcome(),
                        id,
                        "rolled-back",
                        state.reason() + "; the canary is removed, the stable version serves alone");
    }

    /** The annotation's text. */
    static String json(ReleaseResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("release", result.release());
        fields.put("outcome", result.outcome().name());
        fields.put("aftermath", result.aftermath());
        fields.put("sentence", result.sentence());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How a canary ended that is not under way any more.
     *
     * @param annotations of the stable Deployment
     */
    static ReleaseResult of(Map<String, String> annotations, String release) {
        return Optional.ofNullable(annotations.get(ANNOTATION))
                .flatMap(CanaryEnd::parse)
                // a record of the promoted release knows the images besides
                .filter(r -> r.release().equals(release) && !r.aftermath().equals("kept"))
                .orElseGet(() -> byRecord(annotations, release));
    }

    /** How a canary has ended for whoever asked something of it. */
    static ReleaseResult asAsked(CanaryRequest asked, ReleaseResult end) {
        boolean promoted = end.aftermath().equals("kept");
        if (asked == CanaryRequest.NONE || (!promoted && !end.aftermath().equals("rolled-back"))) {
            return end;
        }
        boolean asAsked = promoted != (asked == CanaryRequest.ABORT);
        return new ReleaseResult(
                asAsked ? Outcome.DONE : Outcome.GATE_REFUSED,
                end.release(),
                end.aftermath(),
                "the canary was " + (promoted ? "promoted" : "taken back"));
    }

    private static ReleaseResult byRecord(Map<String, String> annotations, String release) {
        return ReleaseRecord.of(annotations)
                .filter(r -> r.id().equals(release) && r.outcome().equals(ReleaseRecord.DONE))
                .map(r -> new ReleaseResult(
                        Outcome.DONE, release, "kept", "release " + release + " is promoted", r.images()))
                .orElseGet(() -> new ReleaseResult(
                        Outcome.FAILED,
                        release,
                        "left",
                        "the canary has ended meanwhile, and nothing tells how; see mictl history"));
    }

    private static Optional<ReleaseResult> parse(String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            if (fields == null || KubernetesObject.number(fields, "schema", 0) != SCHEMA) {
                return Optional.empty();
            }
            return Optional.of(new ReleaseResult(
                    Outcome.valueOf(KubernetesObject.text(fields, "outcome")),
                    KubernetesObject.text(fields, "release"),
                    KubernetesObject.text(fields, "aftermath"),
                    KubernetesObject.text(fields, "sentence")));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
