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

/** Sends all traffic of a Service to one version or the other, by one label of its selector. */
final class ServiceSwitch implements Traffic {
    private static final String OWNERS = "owners";

    private final LabelChange label;
    private final SharedField field;
    private final Settling settling;

    /** The stable Service, whose selector is switched. */
    ServiceSwitch(Cluster cluster, ObjectRef service, LabelChange label, Settling settling) {
        this.label = label;
        this.settling = settling;
        this.field = new SharedField(cluster, service, List.of("spec", "selector", label.key()));
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
        if (!problems.hasErrors()) {
            try {
                field.tryOut(live.get(), value -> label.canary());
            } catch (ClusterException e) {
                problems.error(words(), String.valueOf(e.getMessage()), "");
            }
        }
        return new Before(Map.of(OWNERS, field.owners(live.get())));
    }

    @Override
    public void set(int weight) throws IOException {
        select(wanted(weight));
    }

    /** What somebody has made it select besides is left, and told by {@link #standing}. */
    private void select(String version) throws IOException {
        if (field.change(value -> isOurs(value) ? version : value)) {
            settling.begin();
        }
    }

    private boolean isOurs(Object value) {
        return value.equals(label.stable()) || value.equals(label.canary());
    }

    private String wanted(int weight) {
        return weight == 100 ? label.canary() : label.stable();
    }

    @Override
    public Standing standing(int weight) throws IOException {
        Optional<Object> selected = field.read().flatMap(field::in).filter(this::isOurs);
        if (selected.isEmpty()) {
            return new Standing(State.MISSING, 0, words() + " is gone, or selects neither version any more");
        }
        int share = selected.get().equals(label.canary()) ? 100 : 0;
        if (!selected.get().equals(wanted(weight))) {
            String words = words() + " was changed by somebody else: it selects " + label.key() + "=" + selected.get();
            return new Standing(State.CHANGED, share, words);
        }
        return settling.standing(words(), weight);
    }

    @Override
    public void restore(Before before) throws IOException {
        select(label.stable());
        field.giveBack(before.text(OWNERS));
    }

    @Override
    public Standing restored() throws IOException {
        Optional<Object> selected = field.read().flatMap(field::in);
        if (selected.isEmpty()) {
            return new Standing(State.MISSING, 0, words() + " is gone");
        }
        return selected.get().equals(label.canary())
                ? new Standing(State.CHANGED, 100, words() + " selects the canary again")
                : settling.standing(words(), 0);
    }
}
