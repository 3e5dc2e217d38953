package io.jenkins.plugins.wso2mi.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisState;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.StateJson;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A canary's state as text: versioned JSON. */
final class CanaryStateJson {
    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private CanaryStateJson() {}

    static String write(CanaryState state) {
        CanarySetup setup = state.setup();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("application", setup.application());
        fields.put("plan", setup.plan().text());
        fields.put("stablePods", setup.stablePods());
        fields.put("phase", state.phase().name());
        fields.put("step", state.step());
        fields.put("since", state.since().toString());
        fields.put("outcome", state.outcome().name());
        fields.put("reason", state.reason());
        fields.put("stableTouched", state.stableTouched());
        CanaryRoute route = setup.route();
        if (route != null) {
            fields.put("route", route.fields());
            fields.put("routed", state.routed());
        }
        if (!setup.analysis().gates().isEmpty()) {
            fields.put("analysis", setup.analysis().toJson());
            fields.put("inconclusive", setup.inconclusive().word());
        }
        if (!setup.neighbours().equals(CanaryNeighbours.NONE)) {
            fields.put("scalers", setup.neighbours().scalerFields());
            fields.put("budget", setup.neighbours().budget());
        }
        fields.put("measured", state.measured().toFields());
        fields.put("created", StateJson.fields(setup.created()));
        fields.put("release", setup.release().toJson());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<CanaryState> read(String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            if (KubernetesObject.number(fields, "schema", 0) != SCHEMA) {
                return Optional.empty();
            }
            return ReleaseRecord.of(Map.of(ReleaseRecord.ANNOTATION, KubernetesObject.text(fields, "release")))
                    .map(release -> state(fields, release));
        } catch (JsonProcessingException | RefusedException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static CanaryState state(Map<String, Object> fields, ReleaseRecord release) {
        return new CanaryState(
                setup(fields, release),
                Phase.valueOf(KubernetesObject.text(fields, "phase")),
                KubernetesObject.number(fields, "step", 0),
                Instant.parse(KubernetesObject.text(fields, "since")),
                Outcome.valueOf(KubernetesObject.text(fields, "outcome")),
                KubernetesObject.text(fields, "reason"),
                Boolean.TRUE.equals(fields.get("stableTouched")),
                KubernetesObject.number(fields, "routed", 0),
                AnalysisState.of(KubernetesObject.map(fields, "measured")));
    }

    private static CanarySetup setup(Map<String, Object> fields, ReleaseRecord release) {
        Map<String, Object> route = KubernetesObject.map(fields, "route");
        String analysis = KubernetesObject.text(fields, "analysis");
        return CanarySetup.of(
                        release,
                        KubernetesObject.text(fields, "application"),
                        CanaryPlan.parse(KubernetesObject.text(fields, "plan")),
                        KubernetesObject.number(fields, "stablePods", 1),
                        route.isEmpty() ? null : CanaryRoute.of(route))
                .having(StateJson.refs(fields, "created"))
                .judgedBy(
                        analysis.isEmpty() ? AnalysisPlan.NONE : AnalysisPlan.parse("state", analysis),
                        WhenInconclusive.parse(KubernetesObject.text(fields, "inconclusive")))
                .among(CanaryNeighbours.of(fields));
    }
}
