package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Splits by the weights of backends: HTTPRoute, and Traefik's IngressRoute and TraefikService. */
final class RouteTraffic implements Traffic {
    private static final String WEIGHTS = "weights";
    private static final String OWNERS = "owners";

    private final Cluster cluster;
    private final RouteRules rules;
    private final SharedField field;
    private final Settling settling;

    /** A route whose rules are split so. */
    RouteTraffic(Cluster cluster, RouteRules rules, String name, Settling settling) {
        this.cluster = cluster;
        this.rules = rules;
        this.settling = settling;
        ObjectRef route = rules.shape().ref(rules.backends().namespace(), name);
        this.field = new SharedField(cluster, route, rules.shape().path());
    }

    @Override
    public ObjectRef object() {
        return field.object();
    }

    @Override
    public Before check(Problems problems) throws IOException {
        Optional<KubernetesObject> live = field.read();
        if (live.isEmpty()) {
            problems.error(words(), "is not there", "apply it first, or name another");
            return Before.NOTHING;
        }
        List<Map<String, Object>> present = rules(live.get());
        RouteCheck.of(rules, words(), present, problems);
        RouteCheck.besides(rules, field.object(), cluster, problems);
        if (rules.shape() == RouteShape.HTTP_ROUTE) {
            RouteCheck.parents(live.get(), problems);
        }
        if (!problems.hasErrors()) {
            tryOut(live.get(), problems);
        }
        return new Before(Map.of(WEIGHTS, rules.weights(present).text(), OWNERS, field.owners(live.get())));
    }

    private void tryOut(KubernetesObject live, Problems problems) {
        try {
            field.tryOut(live, split(1));
        } catch (ClusterException e) {
            problems.error(words(), String.valueOf(e.getMessage()), "");
        }
    }

    @Override
    public void set(int weight) throws IOException {
        if (field.change(split(weight))) {
            settling.begin();
        }
    }

    private UnaryOperator<Object> split(int weight) {
        return value -> rules.shape().value(rules.split(rules.shape().rules(value), weight));
    }

    @Override
    public Standing standing(int weight) throws IOException {
        Optional<KubernetesObject> live = field.read();
        if (live.isEmpty()) {
            return new Standing(State.MISSING, 0, words() + " is gone");
        }
        List<Map<String, Object>> present = rules(live.get());
        int share = rules.share(present);
        if (present.stream().noneMatch(rules::carries)) {
            String words = words() + " gives Service " + rules.backends().stable() + " no traffic any more";
            return new Standing(State.MISSING, share, words);
        }
        if (share != weight || !rules.split(present, weight).equals(present)) {
            String words = words() + " was changed by somebody else: the canary has " + share + "% there";
            return new Standing(State.CHANGED, share, words);
        }
        return taken(live.get(), weight);
    }

    private Standing taken(KubernetesObject live, int weight) {
        Standing settled = settling.standing(words(), weight);
        if (settled.state() != State.TAKEN || rules.shape() != RouteShape.HTTP_ROUTE) {
            return settled;
        }
        Standing told = RouteConditions.judge(live, weight);
        return new Standing(told.state(), weight, words() + ": " + told.words());
    }

    @Override
    public void restore(Before before) throws IOException {
        RouteWeights weights = RouteWeights.parse(before.text(WEIGHTS));
        boolean changed = field.change(
                value -> rules.shape().value(rules.joined(rules.shape().rules(value), weights)));
        if (changed) {
            settling.begin();
        }
        field.giveBack(before.text(OWNERS));
    }

    @Override
    public Standing restored() throws IOException {
        Optional<KubernetesObject> live = field.read();
        if (live.isEmpty()) {
            return new Standing(State.MISSING, 0, words() + " is gone");
        }
        List<Map<String, Object>> present = rules(live.get());
        return rules.namesCanary(present)
                ? new Standing(State.CHANGED, rules.share(present), words() + " names the canary's Service again")
                : taken(live.get(), 0);
    }

    private List<Map<String, Object>> rules(KubernetesObject live) {
        return field.in(live).map(rules.shape()::rules).orElse(List.of());
    }
}
