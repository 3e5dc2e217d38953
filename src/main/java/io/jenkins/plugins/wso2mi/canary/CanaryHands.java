package io.jenkins.plugins.wso2mi.canary;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
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
        } else if (command instanceof CanaryCommand.ScaleCanary scale) {
            scale(state, scale.pods());
        } else if (command instanceof CanaryCommand.SetWeight set) {
            router.orElseThrow().set(set.weight());
        } else if (command instanceof CanaryCommand.RestoreRoute) {
            router.orElseThrow().restore();
        } else if (command instanceof CanaryCommand.ApplyStable) {
            apply(state, object -> !isRoute(object));
        } else if (command instanceof CanaryCommand.ApplyRoute) {
            apply(state, this::isRoute);
        } else if (command instanceof CanaryCommand.TellEvidence tell) {
            site.tellEvidence(
                    ObjectRef.deployment(String.valueOf(stable.namespace()), tell.deployment()), tell.judgement());
        } else if (command instanceof CanaryCommand.DeleteCanary) {
            delete(ObjectRef.deployment(String.valueOf(stable.namespace()), state.canaryName()));
            if (router.isPresent()) {
                for (ObjectRef service : router.get().services()) {
                    delete(service);
                }
            }
        } else if (command instanceof CanaryCommand.DeleteCreated) {
            List<ObjectRef> reverse = new ArrayList<>(state.setup().created());
            Collections.reverse(reverse);
            for (ObjectRef ref : reverse) {
                delete(ref);
            }
        } else if (command instanceof CanaryCommand.Finish finish) {
            finish(state, finish.outcome());
        }
    }

    private void scale(CanaryState state, int pods) throws IOException {
        if (router.isPresent()) {
            router.get().serve();
        }
        CanaryRoute route = state.route();
        KubernetesObject canary = CanaryDeployment.of(target(state), pods, route == null ? null : route.label());
        new Applier(site.cluster(), site.report()).apply(canary);
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
                applier.apply(object);
            }
        }
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
