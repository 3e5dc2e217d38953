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
import io.jenkins.plugins.wso2mi.release.WayBack;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a canary's decisions ask for. */
final class CanaryHands {
    private final ReleaseSite site;
    private final Reporter report;
    private final ObjectRef stable;
    private final String by;

    CanaryHands(ReleaseSite site, Reporter report, ObjectRef stable, String by) {
        this.site = site;
        this.report = report;
        this.stable = stable;
        this.by = by;
    }

    /** Saves the state, so that whoever comes next can go on. */
    void save(CanaryState state) throws IOException {
        annotate(state.toJson());
    }

    private void annotate(@Nullable String state) throws IOException {
        Map<String, @Nullable String> annotations = new HashMap<>();
        annotations.put(RunningCanary.ANNOTATION, state);
        if (state == null) {
            annotations.put(CanaryRequest.ANNOTATION, null);
        }
        site.cluster().annotate(stable, annotations);
    }

    void act(CanaryState state, CanaryCommand command) throws IOException, InterruptedException {
        if (command instanceof CanaryCommand.ScaleCanary scale) {
            new Applier(site.cluster(), report).apply(CanaryDeployment.of(target(state), scale.pods()));
        } else if (command instanceof CanaryCommand.ApplyStable) {
            applyStable(state);
        } else if (command instanceof CanaryCommand.TellEvidence tell) {
            site.tellEvidence(
                    new ObjectRef("apps/v1", "Deployment", stable.namespace(), tell.deployment()), tell.judgement());
        } else if (command instanceof CanaryCommand.RollBackStable) {
            new WayBack(site, report, by).from(stable, state.release().id(), List.of());
        } else if (command instanceof CanaryCommand.DeleteCanary) {
            delete(ObjectRef.deployment(String.valueOf(stable.namespace()), state.canaryName()));
        } else if (command instanceof CanaryCommand.DeleteCreated) {
            List<ObjectRef> reverse = new ArrayList<>(state.created());
            Collections.reverse(reverse);
            for (ObjectRef ref : reverse) {
                delete(ref);
            }
        } else if (command instanceof CanaryCommand.Finish finish) {
            finish(state, finish.outcome());
        }
    }

    private void applyStable(CanaryState state) throws IOException {
        Applier applier = new Applier(site.cluster(), report);
        for (KubernetesObject object :
                new ReleasePlan(ApplyOrder.of(state.release().manifests())).recorded(state.release())) {
            applier.apply(object);
        }
    }

    private void finish(CanaryState state, String outcome) throws IOException {
        if (outcome.equals(ReleaseRecord.DONE)) {
            String json = state.release().withOutcome(outcome).toJson();
            site.cluster().annotate(stable, Map.of(ReleaseRecord.ANNOTATION, json));
        }
        annotate(null);
    }

    private void delete(ObjectRef ref) throws IOException {
        if (site.cluster().get(ref).isPresent()) {
            report.command("delete " + ref.words());
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
