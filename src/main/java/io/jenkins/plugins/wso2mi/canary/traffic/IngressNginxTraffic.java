package io.jenkins.plugins.wso2mi.canary.traffic;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import io.jenkins.plugins.wso2mi.canary.traffic.Testers.Mark;
import io.jenkins.plugins.wso2mi.cluster.Cluster;
import io.jenkins.plugins.wso2mi.cluster.ClusterException;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Splits by a second Ingress with the canary annotations of ingress-nginx; the first one is never touched. */
final class IngressNginxTraffic implements Traffic {
    private final Cluster cluster;
    private final ObjectRef main;
    private final ObjectRef second;
    private final CanaryIngress canary;
    private final Settling settling;

    /** The second Ingress of one. */
    IngressNginxTraffic(Cluster cluster, ObjectRef main, CanaryIngress canary, Settling settling) {
        this.cluster = cluster;
        this.main = main;
        this.second =
                new ObjectRef(main.apiVersion(), main.kind(), main.namespace(), CanaryIngress.nameOf(main.name()));
        this.canary = canary;
        this.settling = settling;
    }

    @Override
    public String words() {
        return second.words();
    }

    @Override
    public Before check(Problems problems) throws IOException {
        Optional<KubernetesObject> live = cluster.get(main);
        if (live.isEmpty()) {
            problems.error(main.words(), "is not there", "apply it first, or name another");
            return Before.NOTHING;
        }
        if (CanaryIngress.isCanary(live.get())) {
            problems.error(main.words(), "is a canary itself", "name the Ingress that it is the canary of");
        }
        List<Map<String, Object>> rules = canary.rules(live.get());
        if (rules.isEmpty()) {
            problems.error(
                    main.words(),
                    "has no path to Service " + canary.service(),
                    "name the Ingress that has; a default backend alone cannot be split");
        }
        Testers testers = canary.testers();
        if (testers != null && testers.mark() == Mark.COOKIE && !testers.value().equals("always")) {
            problems.error(
                    main.words(),
                    "ingress-nginx knows testers by the cookie's value 'always' only",
                    "write 'cookie " + testers.name() + "=always', or take a header");
        }
        others(rules, problems);
        if (!problems.hasErrors()) {
            cluster.check(canary.of(live.get(), 1), Set.of()).refusal().ifPresent(problems::add);
        }
        return Before.NOTHING;
    }

    /** Only one canary counts for a path, and nobody says which. */
    private void others(List<Map<String, Object>> rules, Problems problems) throws IOException {
        if (cluster.get(second).isPresent()) {
            problems.error(
                    second.words(),
                    "is there already",
                    "abort the canary that left it, or delete it if nobody needs it");
        }
        try {
            List<String> places = CanaryIngress.places(rules);
            for (KubernetesObject other : cluster.list(main)) {
                List<Map<String, Object>> theirs = KubernetesObject.maps(other.map("spec"), "rules");
                boolean meets = CanaryIngress.isCanary(other)
                        && CanaryIngress.places(theirs).stream().anyMatch(places::contains);
                if (meets && !other.name().equals(second.name())) {
                    problems.error(
                            main.words(),
                            other.ref().words() + " is a canary for the same host and path, and only one counts",
                            "end that canary first");
                }
            }
        } catch (ClusterException e) {
            problems.warning(main.words(), "nobody knows whether it has another canary: " + e.getMessage(), "");
        }
    }

    @Override
    public void set(int weight) throws IOException {
        Optional<KubernetesObject> live = cluster.get(main);
        if (live.isEmpty() || canary.rules(live.get()).isEmpty() || stands(cluster.get(second), live.get(), weight)) {
            return;
        }
        cluster.apply(canary.of(live.get(), weight));
        settling.begin();
    }

    @Override
    public Standing standing(int weight) throws IOException {
        Optional<KubernetesObject> live = cluster.get(main);
        if (live.isEmpty() || canary.rules(live.get()).isEmpty()) {
            return new Standing(
                    State.MISSING,
                    0,
                    main.words() + (live.isEmpty() ? " is gone" : " has no path to Service " + canary.service()));
        }
        Optional<KubernetesObject> present = cluster.get(second);
        int really = present.map(IngressNginxTraffic::weight).orElse(0);
        if (!stands(present, live.get(), weight)) {
            return new Standing(
                    State.CHANGED, really, words() + " was changed or deleted, or " + main.words() + " was changed");
        }
        return settling.standing(words(), weight);
    }

    private boolean stands(Optional<KubernetesObject> present, KubernetesObject live, int weight) {
        KubernetesObject wanted = canary.of(live, weight);
        return present.isPresent()
                && present.get()
                        .annotations()
                        .entrySet()
                        .containsAll(wanted.annotations().entrySet())
                && present.get()
                        .map("spec")
                        .entrySet()
                        .containsAll(wanted.map("spec").entrySet());
    }

    private static int weight(KubernetesObject ingress) {
        String text = ingress.annotations().getOrDefault(CanaryIngress.WEIGHT, "0");
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    @Override
    public void restore(Before before) throws IOException {
        Optional<KubernetesObject> present = cluster.get(second);
        boolean ours = present.map(
                        p -> main.name().equals(p.map("metadata", "labels").get(CanaryService.OF)))
                .orElse(false);
        if (ours) {
            cluster.delete(second);
            settling.begin();
        }
    }

    @Override
    public Standing restored() throws IOException {
        Optional<KubernetesObject> present = cluster.get(second);
        if (present.isEmpty()) {
            return settling.standing(words(), 0);
        }
        int weight = weight(present.get());
        return present.get().map("metadata").containsKey("deletionTimestamp")
                ? new Standing(State.PENDING, weight, words() + " is being deleted")
                : new Standing(State.CHANGED, weight, words() + " is there again");
    }
}
