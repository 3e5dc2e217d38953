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

/** Splits by the weights in a forward action of an Ingress that the AWS Load Balancer Controller serves. */
final class AlbTraffic implements Traffic {
    private static final String ACTIONS = "alb.ingress.kubernetes.io/actions.";
    private static final String ANNOTATION = "annotation";
    private static final String TEXT = "text";
    private static final String OWNERS = "owners";

    private final Cluster cluster;
    private final ObjectRef ingress;
    private final String service;
    private final Settling settling;

    /** The action of an Ingress that forwards to the stable Service. */
    AlbTraffic(Cluster cluster, ObjectRef ingress, String service, Settling settling) {
        this.cluster = cluster;
        this.ingress = ingress;
        this.service = service;
        this.settling = settling;
    }

    @Override
    public ObjectRef object() {
        return ingress;
    }

    @Override
    public Before check(Problems problems) throws IOException {
        Optional<KubernetesObject> live = cluster.get(ingress);
        if (live.isEmpty()) {
            problems.error(words(), "is not there", "apply it first, or name another");
            return Before.NOTHING;
        }
        List<String> actions = actions(live.get());
        if (actions.size() != 1) {
            problems.error(
                    words(),
                    "has " + (actions.isEmpty() ? "no" : actions.size()) + " annotations " + ACTIONS
                            + "NAME that forward to target groups with Service " + service + " among them",
                    "have one, as docs/canary-traffic.md shows");
            return Before.NOTHING;
        }
        String annotation = actions.get(0);
        SharedField field = field(annotation);
        AlbCheck.of(words(), live.get(), annotation, service, problems);
        if (!problems.hasErrors()) {
            try {
                field.tryOut(live.get(), text -> split(text, 1));
            } catch (ClusterException e) {
                problems.error(words(), String.valueOf(e.getMessage()), "");
            }
        }
        String text = live.get().annotations().getOrDefault(annotation, "");
        return new Before(Map.of(ANNOTATION, annotation, TEXT, text, OWNERS, field.owners(live.get())));
    }

    /** The annotations whose actions forward to the stable Service. */
    private List<String> actions(KubernetesObject live) {
        return live.annotations().entrySet().stream()
                .filter(a -> a.getKey().startsWith(ACTIONS))
                .filter(a -> ForwardAction.parse(a.getValue())
                        .filter(f -> f.names(service))
                        .isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private SharedField field(String annotation) {
        return new SharedField(cluster, ingress, List.of("metadata", "annotations", annotation));
    }

    /** What somebody has made unreadable meanwhile is left as it is, and told by {@link #standing}. */
    private Object split(Object text, int weight) {
        return ForwardAction.parse(String.valueOf(text))
                .filter(a -> a.names(service))
                .<Object>map(a -> a.split(service, weight).text())
                .orElse(text);
    }

    @Override
    public void set(int weight) throws IOException {
        Optional<String> annotation =
                cluster.get(ingress).flatMap(i -> actions(i).stream().findFirst());
        if (annotation.isPresent() && field(annotation.get()).change(text -> split(text, weight))) {
            settling.begin();
        }
    }

    @Override
    public Standing standing(int weight) throws IOException {
        Optional<KubernetesObject> live = cluster.get(ingress);
        Optional<ForwardAction> action = live.flatMap(this::action);
        if (action.isEmpty()) {
            String what = live.isEmpty() ? " is gone" : " has no action that forwards to Service " + service;
            return new Standing(State.MISSING, 0, words() + what);
        }
        int share = action.get().share(CanaryService.nameOf(service));
        if (share != weight || !action.get().split(service, weight).equals(action.get())) {
            return new Standing(
                    State.CHANGED, share, words() + " was changed by somebody else: the canary has " + share + "%");
        }
        return settling.standing(words(), weight);
    }

    private Optional<ForwardAction> action(KubernetesObject live) {
        return actions(live).stream()
                .findFirst()
                .flatMap(a -> ForwardAction.parse(live.annotations().getOrDefault(a, "")));
    }

    @Override
    public void restore(Before before) throws IOException {
        SharedField field = field(before.text(ANNOTATION));
        if (field.change(text -> joined(text, before.text(TEXT)))) {
            settling.begin();
        }
        field.giveBack(before.text(OWNERS));
    }

    /** The very text that was there, if nobody has changed more than its weights. */
    private Object joined(Object text, String before) {
        Optional<ForwardAction> live = ForwardAction.parse(String.valueOf(text));
        Optional<ForwardAction> then = ForwardAction.parse(before);
        if (live.isEmpty() || then.isEmpty() || !live.get().names(CanaryService.nameOf(service))) {
            return text;
        }
        ForwardAction joined = live.get().joined(service, then.get());
        return joined.equals(then.get()) ? before : joined.text();
    }

    @Override
    public Standing restored() throws IOException {
        Optional<KubernetesObject> live = cluster.get(ingress);
        if (live.isEmpty()) {
            return new Standing(State.MISSING, 0, words() + " is gone");
        }
        String canary = CanaryService.nameOf(service);
        Optional<ForwardAction> named = action(live.get()).filter(a -> a.names(canary));
        return named.isPresent()
                ? new Standing(State.CHANGED, named.get().share(canary), words() + " names " + canary + " again")
                : settling.standing(words(), 0);
    }
}
