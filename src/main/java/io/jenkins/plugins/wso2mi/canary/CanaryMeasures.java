package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.analysis.Analysis;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisPlan;
import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisState;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurement;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurer;
import io.jenkins.plugins.wso2mi.canary.analysis.Subjects;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is measured while steps of a canary are held; nothing waits for a measurement. */
final class CanaryMeasures {
    /** What nothing measured says. */
    static final AnalysisJudgement NOTHING_TO_MEASURE =
            new AnalysisJudgement(AnalysisJudgement.Verdict.PASSED, "", List.of(), Instant.MAX);

    private final ReleaseSite site;
    private final String namespace;
    private final AnalysisPlan plan;
    private final Map<String, String> environment;
    private @Nullable Measurer measurer;
    private @Nullable Instant began;

    CanaryMeasures(ReleaseSite site, ObjectRef stable, AnalysisPlan plan, Map<String, String> environment) {
        this.site = site;
        this.namespace = String.valueOf(stable.namespace());
        this.plan = plan;
        this.environment = environment;
    }

    /** The state with what was measured since the last look. */
    CanaryState taken(CanaryState state) {
        Measurer open = measurer;
        if (open == null || !isHeld(state)) {
            return state;
        }
        AnalysisState measured = state.measured();
        for (Measurement measurement : open.take()) {
            // one that was begun in an earlier step says nothing of this one
            if (!measurement.at().isBefore(measured.began())) {
                measured = measured.with(measurement);
                site.report().accept(measurement.event());
            }
        }
        return state.measured(measured);
    }

    /**
     * What the measurements say; begins those that are due.
     *
     * @return passed while no step is held, or nothing is to be measured
     * @throws IOException if what measures cannot be asked, such as for want of a login
     */
    AnalysisJudgement judge(CanaryState state, Snapshot snapshot, Instant now) throws IOException {
        if (!isHeld(state)) {
            return NOTHING_TO_MEASURE;
        }
        Subjects subjects = Subjects.of(snapshot, namespace, state.application(), state.canaryName());
        Measurer open = measurer(subjects, state, now);
        int weight = state.current().weight();
        AnalysisJudgement judgement = weight == 0 || weight == 100
                ? Analysis.judgeWithoutTraffic(plan, state.measured(), now)
                : Analysis.judge(plan, state.measured(), now);
        open.measure(judgement.due(), subjects, now);
        return judgement;
    }

    private boolean isHeld(CanaryState state) {
        boolean held = state.phase() == Phase.HOLD || (state.phase() == Phase.APPROVAL && state.hasStep());
        return held && !plan.gates().isEmpty();
    }

    private Measurer measurer(Subjects subjects, CanaryState state, Instant now) throws IOException {
        Measurer open = measurer;
        if (open == null) {
            open = Measurer.open(plan, site.cluster(), namespace, environment);
            open.onMeasured(site::changed);
            measurer = open;
        }
        if (!state.measured().began().equals(began)) {
            open.begin(subjects, now);
            began = state.measured().began();
        }
        return open;
    }
}
