package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Waits until the claims that workloads mount are bound, before the workloads are applied. A claim that is bound with
 * its first pod only is not waited for.
 */
final class ClaimWait implements Stage {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<Integer> FORBIDDEN = Set.of(401, 403);

    private final ReleaseSite site;
    private final Application application;
    private final List<ObjectRef> claims;
    private final Map<String, Instant> since = new HashMap<>();
    private final Set<String> told = new LinkedHashSet<>();

    ClaimWait(ReleaseSite site, Application application, List<ObjectRef> claims) {
        this.site = site;
        this.application = application;
        this.claims = List.copyOf(claims);
    }

    @Override
    public Step look(Instant now) throws IOException {
        List<Cause> causes = causes();
        since.keySet().retainAll(causes.stream().map(Cause::key).toList());
        for (Cause cause : causes) {
            tell(cause);
            Instant begun = since.computeIfAbsent(cause.key(), key -> now);
            if (cause.kind() == Cause.Kind.COUNTED && !now.isBefore(begun.plus(cause.patience()))) {
                return failed(Outcome.GATE_REFUSED, cause);
            }
        }
        if (causes.isEmpty()) {
            return new Step.Next(application.goOn());
        }
        return now.isBefore(application.deadline())
                ? new Step.Wait(now.plus(PAUSE))
                : failed(Outcome.TIMED_OUT, causes.get(0));
    }

    private List<Cause> causes() throws IOException {
        List<Cause> causes = new ArrayList<>();
        for (ObjectRef claim : claims) {
            Optional<KubernetesObject> live = find(claim);
            if (live.isPresent() && !ClaimCauses.isBound(live.get())) {
                ClaimCauses.of(live.get(), site.snapshot(claim))
                        .map(application.terms()::of)
                        .ifPresent(causes::add);
            }
        }
        return causes;
    }

    /** To apply a claim takes no right to read it. */
    private Optional<KubernetesObject> find(ObjectRef claim) throws ClusterException {
        try {
            return site.cluster().get(claim);
        } catch (ClusterException e) {
            if (!FORBIDDEN.contains(e.status())) {
                throw e;
            }
            tell(claim.words() + " is not waited for: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void tell(Cause cause) {
        if (told.isEmpty()) {
            site.report().phase("wait until volumes are bound");
        }
        tell(cause.sentence());
    }

    private void tell(String sentence) {
        if (told.add(sentence)) {
            site.report().notice(sentence);
        }
    }

    private Step failed(Outcome outcome, Cause cause) {
        String advice = cause.advice().isEmpty() ? "" : "; " + cause.advice();
        return application.gate().failed(outcome, cause.sentence() + advice);
    }

    @Override
    public Step interrupt(Instant now) {
        return application.gate().interrupt(now);
    }

    @Override
    public Step fail(String why, Instant now) {
        return application.gate().fail(why, now);
    }

    @Override
    public ReleaseResult leave(String why) {
        return application.gate().leave(why);
    }

    /** Whoever comes next begins again: the workloads are not applied yet. */
    @Override
    public Map<String, Object> state() {
        return Map.of();
    }
}
