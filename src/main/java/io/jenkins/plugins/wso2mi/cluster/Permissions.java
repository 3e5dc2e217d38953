package io.jenkins.plugins.wso2mi.cluster;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectRulesReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this account may do in a namespace; one request (SelfSubjectRulesReview) answers for all actions, and for all
 * who ask within a minute. Safe for use by several threads.
 */
public final class Permissions {
    private static final long BELIEVED = TimeUnit.MINUTES.toNanos(1);

    private final KubernetesClient client;
    private final String namespace;
    private boolean told;
    private long toldAt;
    private @Nullable List<ResourceRule> rules;

    /**
     * An action on a kind of objects.
     *
     * @param verb such as {@code watch}
     * @param group the API group, empty for the core
     * @param resource in the plural, such as {@code pods} or {@code pods/log}
     */
    public record Action(String verb, String group, String resource) {
        /** The action in words, such as {@code watch pods}. */
        public String words() {
            return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
        }
    }

    Permissions(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** The actions among these that are not allowed; empty if the server cannot tell. */
    public List<Action> missing(List<Action> needed) {
        return rules().map(rules -> needed.stream()
                        .filter(action -> rules.stream().noneMatch(rule -> allows(rule, action)))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Asks the server, which is also the first thing that is asked of it: it needs an account that the server knows.
     *
     * @throws KubernetesClientException if it does not tell
     */
    synchronized void ask() {
        SubjectRulesReviewStatus status = client.authorization()
                .v1()
                .selfSubjectRulesReview()
                .create(new SelfSubjectRulesReviewBuilder()
                        .withNewSpec()
                        .withNamespace(namespace)
                        .endSpec()
                        .build())
                .getStatus();
        boolean isWhole = status != null && !Boolean.TRUE.equals(status.getIncomplete());
        rules = isWhole ? status.getResourceRules() : null;
        told = true;
        toldAt = System.nanoTime();
    }

    private synchronized Optional<List<ResourceRule>> rules() {
        try {
            if (!told || System.nanoTime() - toldAt > BELIEVED) {
                ask();
            }
            return Optional.ofNullable(rules);
        } catch (KubernetesClientException e) {
            return Optional.empty();
        }
    }

    private static boolean allows(ResourceRule rule, Action action) {
        String sub = action.resource().contains("/")
                ? "*/" + action.resource().substring(action.resource().indexOf('/') + 1)
                : "*";
        return has(rule.getVerbs(), action.verb())
                && has(rule.getApiGroups(), action.group())
                && (has(rule.getResources(), action.resource())
                        || rule.getResources().contains(sub))
                && rule.getResourceNames().isEmpty();
    }

    private static boolean has(List<String> allowed, String wanted) {
        return allowed.contains("*") || allowed.contains(wanted);
    }
}
