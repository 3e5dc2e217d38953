package io.jenkins.plugins.wso2mi.canary.analysis;

import io.jenkins.plugins.wso2mi.canary.analysis.AnalysisJudgement.Verdict;
import io.jenkins.plugins.wso2mi.canary.analysis.Measurement.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges what was measured. */
public final class Analysis {
    /** A measurement that is under way wakes up who waits for it; this is for the case that it does not. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private Analysis() {}

    /** Judges a canary by all that was measured since its step is held, and says what to measure now. */
    public static AnalysisJudgement judge(AnalysisPlan plan, AnalysisState state, Instant now) {
        return judge(plan, state, now, true);
    }

    /**
     * Judges a canary at a step that gives one of the two versions no traffic: that nothing can be said there is no
     * wonder, and decides nothing; what fails does.
     */
    public static AnalysisJudgement judgeWithoutTraffic(AnalysisPlan plan, AnalysisState state, Instant now) {
        return judge(plan, state, now, false);
    }

    private static AnalysisJudgement judge(AnalysisPlan plan, AnalysisState state, Instant now, boolean bothServe) {
        Optional<AnalysisJudgement> end =
                ended(plan, state, now).filter(e -> bothServe || e.verdict() != Verdict.INCONCLUSIVE);
        if (end.isPresent()) {
            return end.get();
        }
        List<AnalysisGate> due = plan.gates().stream()
                .filter(gate -> !next(gate, state).isAfter(now))
                .toList();
        Instant nextLook = plan.gates().stream()
                .map(gate -> next(gate, state))
                .map(next -> next.isAfter(now) ? next : now.plus(UNDER_WAY))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        String missing = plan.gates().stream()
                .filter(gate -> isMissing(gate, state))
                .filter(gate -> bothServe || !saysNothing(gate, state))
                .map(gate -> gate.name() + " (" + state.tally(gate.name()).good() + " of "
                        + gate.schedule().count() + ")")
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? new AnalysisJudgement(Verdict.PASSED, passed(plan), due, nextLook)
                : new AnalysisJudgement(Verdict.WAITING, "waits for good measurements of " + missing, due, nextLook);
    }

    private static Optional<AnalysisJudgement> ended(AnalysisPlan plan, AnalysisState state, Instant now) {
        for (Verdict verdict : List.of(Verdict.FAILED, Verdict.INCONCLUSIVE)) {
            for (AnalysisGate gate : plan.gates()) {
                Optional<String> why = why(verdict, gate, state.tally(gate.name()));
                if (why.isPresent() && !gate.schedule().dryRun()) {
                    return Optional.of(new AnalysisJudgement(verdict, why.get(), List.of(), now));
                }
            }
        }
        return Optional.empty();
    }

    /** Why a gate's measurements come to a verdict; empty if they do not. */
    private static Optional<String> why(Verdict verdict, AnalysisGate gate, GateTally tally) {
        boolean failed = verdict == Verdict.FAILED;
        int limit = failed ? gate.schedule().failureLimit() : gate.schedule().inconclusiveLimit();
        int found = failed ? tally.failed() : tally.inconclusive();
        if (found <= limit) {
            return Optional.empty();
        }
        String words = tally.last(failed ? Result.FAILED : Result.INCONCLUSIVE)
                .map(Measurement::words)
                .orElse("");
        String times = found == 1 ? "" : failed ? " " + found + " times" : " " + found + " times in a row";
        return Optional.of("gate " + gate.name() + (failed ? " failed" : " was inconclusive") + times + ": " + words);
    }

    private static boolean isMissing(AnalysisGate gate, AnalysisState state) {
        return !gate.schedule().dryRun()
                && state.tally(gate.name()).good() < gate.schedule().count();
    }

    private static boolean saysNothing(AnalysisGate gate, AnalysisState state) {
        return state.tally(gate.name())
                .last()
                .filter(last -> last.result() == Result.INCONCLUSIVE)
                .isPresent();
    }

    private static String passed(AnalysisPlan plan) {
        long counting =
                plan.gates().stream().filter(gate -> !gate.schedule().dryRun()).count();
        return counting == 0
                ? "no gate decides"
                : counting == 1 ? "its gate passed" : "all " + counting + " gates passed";
    }

    private static Instant next(AnalysisGate gate, AnalysisState state) {
        return state.tally(gate.name())
                .last()
                .map(last -> last.at().plus(gate.schedule().interval()))
                .orElseGet(() -> state.began().plus(gate.schedule().initialDelay()));
    }
}
