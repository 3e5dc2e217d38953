package io.jenkins.plugins.wso2mi.canary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.StateJson;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a canary stands; kept in an annotation of the stable Deployment before each act, so that whoever comes next can
 * go on.
 *
 * @param release what is being released
 * @param application the stable Deployment's name
 * @param plan the steps
 * @param stablePods stable pods wanted when the canary began
 * @param phase what is going on
 * @param step index of the step that the canary has; -1 while the first one waits for approval
 * @param since when the phase began
 * @param outcome how it will end, with an abort
 * @param reason why it is aborted; empty if it is not
 * @param stableTouched whether the stable Deployment has been given the new release
 * @param created objects that were made for the canary
 */
public record CanaryState(
        ReleaseRecord release,
        String application,
        CanaryPlan plan,
        int stablePods,
        Phase phase,
        int step,
        Instant since,
        Outcome outcome,
        String reason,
        boolean stableTouched,
        List<ObjectRef> created) {
    public CanaryState {
        created = List.copyOf(created);
    }

    private static final int SCHEMA = 1;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is going on. */
    public enum Phase {
        /** The canary is brought to the step's size, and its pods become ready. */
        SHIFT,
        /** The step is held. */
        HOLD,
        /** The step is held until somebody approves the next one. */
        APPROVAL,
        /** The stable Deployment is updated while the canary carries its share. */
        PROMOTE,
        /** The canary is drained and removed after its promotion. */
        CLEAN,
        /** The stable Deployment is taken back and the canary removed. */
        ABORT
    }

    /** A canary that begins with its first step. */
    public static CanaryState begin(
            ReleaseRecord release,
            String application,
            CanaryPlan plan,
            int stablePods,
            List<ObjectRef> created,
            Instant now) {
        CanaryState before = new CanaryState(
                release, application, plan, stablePods, Phase.SHIFT, -1, now, Outcome.DONE, "", false, created);
        return before.atStep(0, now);
    }

    /** The step that is under way. */
    public CanaryPlan.Step current() {
        return step < 0 ? CanaryPlan.Step.NONE : plan.steps().get(step);
    }

    /** Whether the plan can still be changed by a request: the stable Deployment has not been touched. */
    boolean isOpen() {
        return phase == Phase.SHIFT || phase == Phase.HOLD || phase == Phase.APPROVAL;
    }

    /** Where it stands, such as {@code phase hold, 10%}. */
    String phaseWords() {
        return "phase " + phase.name().toLowerCase(Locale.ROOT) + ", "
                + current().weight() + "%";
    }

    /** The canary Deployment's name. */
    public String canaryName() {
        return CanaryDeployment.nameOf(application);
    }

    CanaryState in(Phase next, Instant now) {
        boolean touched = stableTouched || next == Phase.PROMOTE;
        return new CanaryState(
                release, application, plan, stablePods, next, step, now, outcome, reason, touched, created);
    }

    /** On the way to a step, which somebody may have to approve first. */
    CanaryState atStep(int next, Instant now) {
        return plan.steps().get(next).approval() ? in(Phase.APPROVAL, now) : approved(next, now);
    }

    /** On the way to a step that needs no approval any more. */
    CanaryState approved(int next, Instant now) {
        Phase then = plan.steps().get(next).weight() == 100 ? Phase.PROMOTE : Phase.SHIFT;
        CanaryState at = new CanaryState(
                release, application, plan, stablePods, phase, next, since, outcome, reason, stableTouched, created);
        return at.in(then, now);
    }

    CanaryState aborted(Outcome how, String why, Instant now) {
        return new CanaryState(
                release, application, plan, stablePods, Phase.ABORT, step, now, how, why, stableTouched, created);
    }

    /** The state as the annotation's text: versioned JSON. */
    public String toJson() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("application", application);
        fields.put("plan", plan.text());
        fields.put("stablePods", stablePods);
        fields.put("phase", phase.name());
        fields.put("step", step);
        fields.put("since", since.toString());
        fields.put("outcome", outcome.name());
        fields.put("reason", reason);
        fields.put("stableTouched", stableTouched);
        fields.put("created", StateJson.fields(created));
        fields.put("release", release.toJson());
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a state; empty if the text is none, or one of a schema that this version does not know. */
    public static Optional<CanaryState> parse(String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            if (KubernetesObject.number(fields, "schema", 0) != SCHEMA) {
                return Optional.empty();
            }
            return ReleaseRecord.of(Map.of(ReleaseRecord.ANNOTATION, KubernetesObject.text(fields, "release")))
                    .map(release -> read(fields, release));
        } catch (JsonProcessingException | RefusedException | IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static CanaryState read(Map<String, Object> fields, ReleaseRecord release) {
        return new CanaryState(
                release,
                KubernetesObject.text(fields, "application"),
                CanaryPlan.parse(KubernetesObject.text(fields, "plan")),
                KubernetesObject.number(fields, "stablePods", 1),
                Phase.valueOf(KubernetesObject.text(fields, "phase")),
                KubernetesObject.number(fields, "step", 0),
                Instant.parse(KubernetesObject.text(fields, "since")),
                Outcome.valueOf(KubernetesObject.text(fields, "outcome")),
                KubernetesObject.text(fields, "reason"),
                Boolean.TRUE.equals(fields.get("stableTouched")),
                StateJson.refs(fields, "created"));
    }
}
