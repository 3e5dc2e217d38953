package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.canary.CanaryState.Phase;
import io.jenkins.plugins.wso2mi.canary.traffic.CanaryBudget;
import io.jenkins.plugins.wso2mi.canary.traffic.ScalerHold;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.cluster.PodTemplate;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.Applier;
import io.jenkins.plugins.wso2mi.release.ApplyOrder;
import io.jenkins.plugins.wso2mi.release.ReleasePlan;
import io.jenkins.plugins.wso2mi.release.ReleaseRecord;
import io.jenkins.plugins.wso2mi.release.ReleaseSite;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Does what a canary's decisions ask for; only the way back of the stable Deployment takes longer than a look. */
final class CanaryHands {
    private final ReleaseSite site;
    private final ObjectRef stable;
    private final Optional<CanaryRouter> router;
    /** Whether the canary's PodDisruptionBudget was made by this driver. */
    private boolean guarded;

    CanaryHands(ReleaseSite site, ObjectRef stable, Optional<CanaryRouter> router) {
        this.site = site;
        this.stable = stable;
        this.router = router;
    }

    /**
     * Saves the state, so that whoever comes next can go on.
     *
     * @param heard whether a request was heard that shall not be heard again
     * @return the text that the cluster has now
     */
    String save(CanaryState state, boolean heard) throws IOException {
        String text = state.toJson();
        Map<String, @Nullable String> annotations = new HashMap<>();
        annotations.put(RunningCanary.ANNOTATION, text);
        if (heard) {
            annotations.put(CanaryRequest.ANNOTATION, null);
        }
        site.cluster().annotate(stable, annotations);
        return text;
    }

    void act(CanaryState state, CanaryCommand command) throws IOException {
        if (command instanceof CanaryCommand.CreateMissing) {
            apply(state, object -> state.setup().created().contains(object.ref()));
        } else if (command instanceof CanaryCommand.HoldScalers) {
            holdScalers(state);
        } else if (command instanceof CanaryCommand.FreeScalers) {
            freeScalers(state);
        } else if (command instanceof CanaryCommand.ScaleCanary scale) {
            scale(state, scale.pods());
        } else if (command instanceof CanaryCommand.SetWeight set) {
            router.orElseThrow().set(set.weight());
        } else if (command instanceof CanaryCommand.RestoreRoute) {
            router.orElseThrow().restore();
        } else if (command instanceof CanaryCommand.ApplyStable) {
            apply(
                    state,
                    object -> !isRoute(object) && !state.setup().neighbours().holds(object));
        } else if (command instanceof CanaryCommand.ApplyRoute) {
            apply(state, this::isRoute);
        } else if (command instanceof CanaryCommand.TellEvidence tell) {
            site.tellEvidence(
                    ObjectRef.deployment(String.valueOf(stable.namespace()), tell.deployment()), tell.judgement());
        } else if (command instanceof CanaryCommand.DeleteCanary) {
            deleteCanary(state);
        } else if (command instanceof CanaryCommand.DeleteCreated) {
            deleteCreated(state);
        } else if (command instanceof CanaryCommand.Finish finish) {
            finish(state, finish.outcome());
        }
    }

    private void deleteCanary(CanaryState state) throws IOException {
        delete(ObjectRef.deployment(String.valueOf(stable.namespace()), state.canaryName()));
        if (state.setup().neighbours().budget()) {
            delete(CanaryBudget.ref(stable.namespace(), state.canaryName()));
        }
        if (router.isPresent()) {
            for (ObjectRef service : router.get().services()) {
                delete(service);
            }
        }
    }

    private void deleteCreated(CanaryState state) throws IOException {
        List<ObjectRef> reverse = new ArrayList<>(state.setup().created());
        Collections.reverse(reverse);
        for (ObjectRef ref : reverse) {
            delete(ref);
        }
    }

    private void holdScalers(CanaryState state) throws IOException {
        for (ScalerHold scaler : state.setup().neighbours().scalers()) {
            site.report()
                    .command("keep HorizontalPodAutoscaler " + stable.namespace() + "/" + scaler.name() + " at "
                            + scaler.held() + " pods at least");
            scaler.hold(site.cluster(), stable.namespace());
        }
    }

    private void freeScalers(CanaryState state) throws IOException {
        for (ScalerHold scaler : state.setup().neighbours().scalers()) {
            site.report()
                    .command("put HorizontalPodAutoscaler " + stable.namespace() + "/" + scaler.name() + " back to "
                            + scaler.before() + " pods at least");
            scaler.free(site.cluster(), stable.namespace());
        }
        if (state.phase() == Phase.CLEAN) {
            apply(state, object -> state.setup().neighbours().holds(object));
        }
    }

    private void scale(CanaryState state, int pods) throws IOException {
        if (router.isPresent()) {
            router.get().serve();
        }
        CanaryRoute route = state.route();
        KubernetesObject canary = CanaryDeployment.of(target(state), pods, route == null ? null : route.label());
        Applier applier = new Applier(site.cluster(), site.report());
        applier.apply(canary);
        if (state.setup().neighbours().budget() && !guarded) {
            applier.apply(CanaryBudget.of(canary, state.application()));
            guarded = true;
        }
    }

    /** Its weights hold until the promotion is over. */
    private boolean isRoute(KubernetesObject object) {
        return router.isPresent() && router.get().isRoute(object.ref());
    }

    private void apply(CanaryState state, Predicate<KubernetesObject> which) throws IOException {
        Applier applier = new Applier(site.cluster(), site.report());
        for (KubernetesObject object :
                new ReleasePlan(ApplyOrder.of(state.release().manifests())).recorded(state.release())) {
            if (which.test(object)) {
                applier.apply(sized(state, object));
            }
        }
    }

    /** The number of stable pods is the autoscaler's, not the manifest's. */
    private KubernetesObject sized(CanaryState state, KubernetesObject object) throws IOException {
        boolean scaled = !state.setup().neighbours().scalers().isEmpty()
                && object.ref().words().equals(stable.words());
        Optional<KubernetesObject> live = scaled ? site.cluster().get(stable) : Optional.empty();
        return live.map(l ->
                        PodTemplate.withSpec(object, "replicas", KubernetesObject.number(l.map("spec"), "replicas", 1)))
                .orElse(object);
    }

    /** In one act, so that nobody finds the state gone and no end told. */
    private void finish(CanaryState state, String outcome) throws IOException {
        Map<String, @Nullable String> annotations = new HashMap<>();
        annotations.put(RunningCanary.ANNOTATION, null);
        annotations.put(CanaryRequest.ANNOTATION, null);
        annotations.put(CanaryEnd.ANNOTATION, CanaryEnd.json(CanaryEnd.of(state)));
        if (outcome.equals(ReleaseRecord.DONE)) {
            annotations.put(
                    ReleaseRecord.ANNOTATION,
                    state.release().withOutcome(outcome).toJson());
        }
        site.cluster().annotate(stable, annotations);
    }

    private void delete(ObjectRef ref) throws IOException {
        if (site.cluster().get(ref).isPresent()) {
            site.report().command("delete " + ref.words());
            site.cluster().delete(ref);
        }
    }

    private static KubernetesObject target(CanaryState state) {
        return state.release().manifests().stream()
                .filter(o -> o.kind().equals("Deployment") && o.name().equals(state.application()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(
                        state.application(), "the canary's state holds no manifest of it", "abort it: mictl abort"));
    }
}
