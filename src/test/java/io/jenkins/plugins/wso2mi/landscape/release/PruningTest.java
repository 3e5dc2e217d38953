package io.jenkins.plugins.wso2mi.landscape.release;

import static io.jenkins.plugins.wso2mi.landscape.release.FakeCluster.CLINIC;
import static io.jenkins.plugins.wso2mi.landscape.release.FakeCluster.object;
import static io.jenkins.plugins.wso2mi.landscape.release.FakeCluster.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.ObjectRef;
import io.jenkins.plugins.wso2mi.landscape.setting.Identity;
import io.jenkins.plugins.wso2mi.release.RunningCanary;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a landscape no longer wants goes; what anybody else wants, and what may hold data, stays. */
class PruningTest {
    private static final Set<String> ALL = Set.of();

    private final FakeCluster cluster = new FakeCluster();

    private static List<String> going(Pruning pruning) {
        return pruning.going().stream().map(ObjectRef::words).toList();
    }

    private static List<String> left(Pruning pruning) {
        return pruning.left().entrySet().stream()
                .map(one -> one.getKey().words() + ": " + one.getValue())
                .toList();
    }

    @Test
    void shouldRemoveWhatAUnitNoLongerHasInReverseOrder() throws IOException {
        cluster.released(Map.of(), "Deployment front", "ConfigMap old", "Service front", "Ingress front");

        Pruning pruning = Pruning.look(wanted(Map.of(), ALL, "Deployment front"), cluster);

        assertThat(going(pruning)).containsExactly("Ingress shop/front", "Service shop/front", "ConfigMap shop/old");
        assertThat(pruning.left()).isEmpty();
    }

    @Test
    void shouldRemoveAUnitThatTheFileOfANamedLandscapeNoLongerHas() throws IOException {
        cluster.released(CLINIC, "Deployment front", "Service front")
                .released(CLINIC, "Deployment batch", "Service batch");

        Pruning pruning = Pruning.look(wanted(CLINIC, ALL, "Deployment front, Service front"), cluster);

        assertThat(going(pruning)).containsExactly("Service shop/batch", "Deployment shop/batch");
    }

    @Test
    void shouldLeaveUnitsOfOthers() throws IOException {
        Map<String, String> prod = Map.of(Identity.LANDSCAPE_LABEL, "clinic", Identity.ENVIRONMENT_LABEL, "prod");
        cluster.released(Map.of(Identity.LANDSCAPE_LABEL, "pharmacy"), "Deployment desk")
                .released(prod, "Deployment lab")
                .released(Map.of(), "Deployment nameless")
                .released(CLINIC, "Deployment front");

        assertThat(Pruning.look(wanted(CLINIC, ALL, "Deployment front"), cluster)
                        .going())
                .isEmpty();
        assertThat(Pruning.look(wanted(Map.of(), ALL, "Deployment front"), cluster)
                        .going())
                .isEmpty();
    }

    @Test
    void shouldLeaveOtherUnitsWhenOnlySomeAreAskedFor() throws IOException {
        cluster.released(CLINIC, "Deployment front", "Ingress front")
                .released(CLINIC, "Deployment back", "Ingress back")
                .released(CLINIC, "Deployment batch");

        Pruning pruning = Pruning.look(wanted(CLINIC, Set.of("front"), "Deployment front", "Deployment back"), cluster);

        assertThat(going(pruning)).containsExactly("Ingress shop/front");
    }

    @Test
    void shouldLeaveWhatAnotherReleaseOrUnitNamesToo() throws IOException {
        cluster.released(Map.of(), "Deployment front", "ServiceAccount clinic", "ConfigMap shared", "ConfigMap own")
                .released(Map.of(), "Deployment other", "ConfigMap shared");

        Pruning pruning = Pruning.look(
                wanted(Map.of(), ALL, "Deployment front", "Deployment back, ServiceAccount clinic"), cluster);

        assertThat(going(pruning)).containsExactly("ConfigMap shop/own");
    }

    @Test
    void shouldLeaveWhatOthersHaveTakenOver() throws IOException {
        cluster.released(CLINIC, "Deployment front", "Service front", "Ingress front")
                .foreign("Service front")
                .released(Map.of(Identity.LANDSCAPE_LABEL, "pharmacy"), "Deployment desk", "Ingress front");
        // the other landscape gave it up again, and still it is labelled as its own
        cluster.released(Map.of(Identity.LANDSCAPE_LABEL, "pharmacy"), "Deployment desk");

        Pruning pruning = Pruning.look(wanted(CLINIC, ALL, "Deployment front"), cluster);

        assertThat(pruning.going()).isEmpty();
        assertThat(left(pruning))
                .containsExactly("Service shop/front: others own it", "Ingress shop/front: landscape pharmacy has it");
        assertThat(pruning.remembered()).isEmpty();
    }

    @Test
    void shouldKeepAndRememberWhatMayHoldDataOrIsKeptOnPurpose() throws IOException {
        cluster.released(
                        Map.of(),
                        "Deployment front",
                        "Namespace shop",
                        "PersistentVolume files",
                        "PersistentVolumeClaim files",
                        "Service front")
                .annotate("Service front", Pruning.ANNOTATION, "false");

        Pruning pruning = Pruning.look(wanted(Map.of(), ALL, "Deployment front"), cluster);

        assertThat(pruning.going()).isEmpty();
        assertThat(pruning.left()).hasSize(4);
        assertThat(pruning.remembered().get(object("Deployment front").ref())).hasSize(4);
    }

    @Test
    void shouldKeepTheConfigMapOfARevisionThatMayBeGoneBackTo() throws IOException {
        cluster.released(Map.of(), "Deployment front", "ConfigMap front-1", "ConfigMap front-2");
        Map<String, Object> projected = Map.of("sources", List.of(Map.of("configMap", Map.of("name", "front-1"))));
        Map<String, Object> pod = Map.of("volumes", List.of(Map.of("name", "files", "projected", projected)));
        cluster.put(object("ReplicaSet front-5d").with("spec", Map.of("template", Map.of("spec", pod))));

        Pruning pruning = Pruning.look(wanted(Map.of(), ALL, "Deployment front"), cluster);

        assertThat(going(pruning)).containsExactly("ConfigMap shop/front-2");
        assertThat(pruning.remembered())
                .containsEntry(
                        object("Deployment front").ref(),
                        List.of(object("ConfigMap front-1").ref()));
    }

    @Test
    void shouldFindWhatAnEarlierReleaseDroppedAndNobodyRemovedYet() throws IOException {
        ObjectRef ingress = object("Ingress front").ref();
        cluster.released(Map.of(), "Deployment front")
                .released(Map.of(), "Deployment gone", "Ingress front")
                .released(Map.of(), "Deployment gone")
                .annotate("Deployment front", Dropped.ANNOTATION, String.valueOf(Dropped.text(List.of(ingress))));

        Pruning pruning = Pruning.look(wanted(Map.of(), ALL, "Deployment front"), cluster);

        assertThat(pruning.going()).containsExactly(ingress);
        assertThat(pruning.remembered())
                .containsEntry(object("Deployment front").ref(), List.of());
    }

    @Test
    void shouldLeaveADroppedUnitWhoseCanaryIsUnderWay() throws IOException {
        cluster.released(CLINIC, "Deployment batch", "Service batch")
                .annotate("Deployment batch", RunningCanary.ANNOTATION, "{}");

        Pruning pruning = Pruning.look(wanted(CLINIC, ALL, "Deployment front"), cluster);

        assertThat(pruning.going()).isEmpty();
        assertThat(left(pruning)).hasSize(2).allMatch(line -> line.endsWith("a canary of batch is under way"));
    }

    @Test
    void shouldRememberNothingWhenNothingWasDropped() throws IOException {
        cluster.released(CLINIC, "Deployment front", "Service front");

        assertThat(Pruning.look(wanted(CLINIC, ALL, "Deployment front, Service front"), cluster))
                .isEqualTo(Pruning.NONE);
    }

    @Test
    void shouldReadWhatItWrote() {
        List<ObjectRef> some = List.of(
                object("Ingress front").ref(), object("PersistentVolume files").ref());

        assertThat(Dropped.of(Map.of(Dropped.ANNOTATION, String.valueOf(Dropped.text(some)))))
                .isEqualTo(some);
        assertThat(Dropped.text(List.of())).isNull();
        assertThat(Dropped.of(Map.of(Dropped.ANNOTATION, "nonsense\nv1 ConfigMap\n")))
                .isEmpty();
    }
}
