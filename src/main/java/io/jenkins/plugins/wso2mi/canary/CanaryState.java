package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisState;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a canary stands; kept in an annotation of the stable Deployment before each act, so that whoever comes next can
 * go on.
 *
 * @param setup what was settled at the beginning
 * @param phase what is going on
 * @param step index of the step that the canary has; -1 while the first one waits for approval
 * @param since when the phase began
 * @param outcome how it will end, with an abort
 * @param reason why it is aborted; empty if it is not
 * @param stableTouched whether the stable Deployment has been given the new release
 * @param routed percent that a route is known to give the canary
 * @param measured what was measured since the step is held
 */
public record CanaryState(
        CanarySetup setup,
        Phase phase,
        int step,
        Instant since,
        Outcome outcome,
        String reason,
        boolean stableTouched,
        int routed,
        AnalysisState measured) {

    /** What is going on. */
    public enum Phase {
        /** The canary is brought to the step's size, and its pods become ready. */
        SHIFT,
        /** The route is told of the step's weight, until it is in force. */
        ROUTE,
        /** The step is held. */
        HOLD,
        /** The step is held until somebody approves the next one. */
        APPROVAL,
        /** The stable Deployment is updated while the canary carries its share. */
        PROMOTE,
        /** The route goes back to the stable Service; the canary is drained and removed after its promotion. */
        CLEAN,
        /** The route goes back to the stable Service, its Deployment is taken back, and the canary removed. */
        ABORT
    }

    /** A canary that begins with its first step. */
    static CanaryState begin(CanarySetup setup, Instant now) {
        CanaryState before =
                new CanaryState(setup, Phase.SHIFT, -1, now, Outcome.DONE, "", false, 0, AnalysisState.begin(now));
        return before.atStep(0, now);
    }

    /** What is being released. */
    public ReleaseRecord release() {
        return setup.release();
    }

    /** The stable Deployment's name. */
    public String application() {
        return setup.application();
    }

    /** The steps. */
    public CanaryPlan plan() {
        return setup.plan();
    }

    /** What splits the traffic; null for the number of pods behind one Service. */
    @Nullable
    CanaryRoute route() {
        return setup.route();
    }

    /** The step that is under way. */
    public CanaryPlan.Step current() {
        return step < 0 ? CanaryPlan.Step.NONE : plan().steps().get(step);
    }

    /** Whether the canary has a step, and thus pods. */
    boolean hasStep() {
        return step >= 0;
    }

    /** The pods that the canary has at the present step. */
    int canaryPods() {
        return hasStep() ? setup.canaryPods(current()) : 0;
    }

    /** Whether the plan can still be changed by a request: the stable Deployment has not been touched. */
    boolean isOpen() {
        return phase == Phase.SHIFT || phase == Phase.ROUTE || phase == Phase.HOLD || phase == Phase.APPROVAL;
    }

    /** Where it stands, such as {@code phase hold, 10%}. */
    public String phaseWords() {
        return "phase " + phase.name().toLowerCase(Locale.ROOT) + ", "
                + current().weight() + "%" + CanaryWords.kept(this);
    }

    /** The canary Deployment's name. */
    public String canaryName() {
        return CanaryDeployment.nameOf(application());
    }

    CanaryState in(Phase next, Instant now) {
        boolean touched = stableTouched || next == Phase.PROMOTE;
        AnalysisState measures = next == Phase.HOLD ? AnalysisState.begin(now) : measured;
        return new CanaryState(setup, next, step, now, outcome, reason, touched, routed, measures);
    }

    /** The same beside so many stable pods as there are now; steps that follow are sized by them. */
    CanaryState beside(int pods) {
        return new CanaryState(
                setup.beside(pods), phase, step, since, outcome, reason, stableTouched, routed, measured);
    }

    /** On the way to a step, which somebody may have to approve first; after the last one, to the promotion. */
    CanaryState atStep(int next, Instant now) {
        boolean asks = next < plan().steps().size() && plan().steps().get(next).approval();
        return asks ? in(Phase.APPROVAL, now) : approved(next, now);
    }

    /** On the way to a step that needs no approval any more. */
    CanaryState approved(int next, Instant now) {
        if (next == plan().steps().size()) {
            return in(Phase.PROMOTE, now);
        }
        boolean promotes = plan().steps().get(next).weight() == 100 && !plan().switchesOver();
        Phase then = promotes ? Phase.PROMOTE : Phase.SHIFT;
        CanaryState at = new CanaryState(setup, phase, next, since, outcome, reason, stableTouched, routed, measured);
        return at.in(then, now);
    }

    /** The same at the present weight until somebody decides; measured anew meanwhile. */
    CanaryState paused(Instant now) {
        return (phase == Phase.APPROVAL ? this : in(Phase.APPROVAL, now)).measured(AnalysisState.begin(now));
    }

    CanaryState aborted(Outcome how, String why, Instant now) {
        return new CanaryState(setup, Phase.ABORT, step, now, how, why, stableTouched, routed, measured);
    }

    /** The same with a weight that the route is known to give the canary. */
    CanaryState routed(int weight) {
        return new CanaryState(setup, phase, step, since, outcome, reason, stableTouched, weight, measured);
    }

    /** The same with more measured. */
    CanaryState measured(AnalysisState more) {
        return new CanaryState(setup, phase, step, since, outcome, reason, stableTouched, routed, more);
    }

    /** The state as the annotation's text: versioned JSON. */
    String toJson() {
        return CanaryStateJson.write(this);
    }

    /** Reads a state; empty if the text is none, or one of a schema that this version does not know. */
    public static Optional<CanaryState> parse(String text) {
        return CanaryStateJson.read(text);
    }
}
