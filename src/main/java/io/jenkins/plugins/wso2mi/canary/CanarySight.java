package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement;
import io.jenkins.plugins.wso2mi.canary.traffic.Standing;
import io.jenkins.plugins.wso2mi.cluster.Snapshot;
import io.jenkins.plugins.wso2mi.release.GateState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a canary is decided by.
 *
 * @param gate what the gate remembers; null to begin anew
 * @param snapshot the namespace
 * @param request what somebody asks for
 * @param standing how the route stands; null if there is none, or nothing was asked of it yet
 * @param analysis what the measurements say
 * @param now the time
 */
record CanarySight(
        @Nullable GateState gate,
        Snapshot snapshot,
        CanaryRequest request,
        @Nullable Standing standing,
        AnalysisJudgement analysis,
        Instant now) {}
