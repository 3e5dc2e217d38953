package io.jenkins.plugins.wso2mi.car.check;

import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check has found.
 *
 * @param findings what is not suppressed, in the order of the applications
 * @param suppressed what is known and meant so
 * @param unused suppressions that nothing was found for
 */
public record CheckReport(List<Finding> findings, List<Suppressed> suppressed, List<Suppression> unused) {
    public CheckReport {
        findings = List.copyOf(findings);
        suppressed = List.copyOf(suppressed);
        unused = List.copyOf(unused);
    }

    /** A finding that is known and meant so. */
    public record Suppressed(Finding finding, Suppression by) {}

    static CheckReport of(List<Finding> found, CheckPolicy policy) {
        List<Finding> findings = new ArrayList<>();
        List<Suppressed> suppressed = new ArrayList<>();
        List<Suppression> unused = new ArrayList<>(policy.suppressions());
        for (Finding finding : found) {
            List<Suppression> covering = policy.suppressions().stream()
                    .filter(one -> one.covers(finding))
                    .toList();
            unused.removeAll(covering);
            if (covering.isEmpty()) {
                findings.add(policy.strict() ? finding.as(Severity.ERROR) : finding);
            } else {
                suppressed.add(new Suppressed(finding, covering.get(0)));
            }
        }
        return new CheckReport(findings, suppressed, unused);
    }

    /** The same for applications beside which the server has others: that something is missing cannot be said then. */
    public CheckReport besideOthers() {
        return new CheckReport(
                findings.stream().filter(one -> !one.rule().isAboutAll()).toList(), suppressed, unused);
    }

    /** What is not suppressed, for people. */
    public List<Problem> problems() {
        return findings.stream().map(Finding::problem).toList();
    }

    /** Sentences about suppressions: those in use with their reasons, and those that nothing needs any more. */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        suppressed.forEach(one -> notices.add("suppressed: "
                + one.finding().problem().sentence() + " (because: " + one.by().reason() + ")"));
        unused.forEach(one -> notices.add("the suppression " + one + " is not needed any more: remove it"));
        return notices;
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /**
     * For machines: {@code findings} [{rule, severity, where, what, fix}], {@code suppressed} [the same with
     * {@code reason}], {@code unusedSuppressions}.
     */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("findings", findings.stream().map(Finding::facts).toList());
        facts.put("suppressed", suppressed.stream().map(CheckReport::facts).toList());
        facts.put(
                "unusedSuppressions", unused.stream().map(Suppression::toString).toList());
        return facts;
    }

    private static Map<String, Object> facts(Suppressed one) {
        Map<String, Object> facts = new LinkedHashMap<>(one.finding().facts());
        facts.put("reason", one.by().reason());
        return facts;
    }
}
