package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NoOverlapTest {
    private static final BurntApplication ON_REQUEST = new BurntApplication("clinic", "1.0.0", "clinic.car", "");
    private static final BurntApplication POLLING =
            new BurntApplication("orders", "2.0.0", "orders.car", "", List.of("Nightly is a scheduled\ntask"));

    private static KubernetesObject deployment(String annotations, String strategy) {
        return workload("Deployment", annotations, strategy);
    }

    private static KubernetesObject workload(String kind, String annotations, String strategy) {
        String yaml = """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: orders, namespace: prod, annotations: {%s}}
                spec:
                  %s
                  template: {spec: {containers: [{name: mi, image: "reg/orders:1"}]}}
                """.formatted(kind, annotations, strategy);
        return FirstLook.read(List.of(new ManifestSource.Text("yaml", yaml)), List.of(), ImageLookup.NONE)
                .get(0);
    }

    private static ImageLookup holding(BurntApplication... applications) {
        return new ImageLookup() {
            @Override
            public String resolve(String reference, Problems problems) {
                return reference;
            }

            @Override
            public Burnt applications(String reference) {
                return new Burnt(reference.equals("reg/orders:1") ? List.of(applications) : List.of(), "");
            }
        };
    }

    private static Map<String, Object> strategy(Completed completed) {
        return completed.object().map("spec", "strategy");
    }

    @Test
    void shouldLetOldPodsEndFirstWhenAnApplicationFetchesWork() {
        Completed completed = NoOverlap.of(deployment("", "replicas: 1"), holding(ON_REQUEST, POLLING), Set.of());

        assertThat(strategy(completed)).containsEntry("type", "Recreate").containsEntry("rollingUpdate", null);
        assertThat(completed.lines()).singleElement().satisfies(line -> assertThat(line)
                .contains("gets strategy Recreate", "orders_2.0.0: Nightly is a scheduled task"));
    }

    @Test
    void shouldOnlyWarnWhenTheManifestNamesAStrategyOrItIsToStay() {
        KubernetesObject rolling = deployment("", "strategy: {type: RollingUpdate}");
        KubernetesObject silent = deployment("", "replicas: 1");

        Completed named = NoOverlap.of(rolling, holding(POLLING), Set.of());
        Completed asIs = NoOverlap.of(silent, holding(POLLING), Set.of(Part.NO_OVERLAP));

        assertThat(named.object()).isEqualTo(rolling);
        assertThat(asIs.object()).isEqualTo(silent);
        assertThat(List.of(named, asIs))
                .allSatisfy(one -> assertThat(one.lines()).singleElement().satisfies(line -> assertThat(line)
                        .contains("polling work twice", NoOverlap.COORDINATED)));
    }

    @Test
    void shouldGiveNoStrategyToAKindThatHasNone() {
        KubernetesObject oneByOne = workload("StatefulSet", "", "replicas: 1");

        Completed completed = NoOverlap.of(oneByOne, holding(POLLING), Set.of());

        assertThat(completed.object()).isEqualTo(oneByOne);
        assertThat(completed.lines()).isEmpty();
    }

    @Test
    void shouldSayNothingWhenWorkIsDoneOnceAnyway() {
        KubernetesObject coordinated = deployment(NoOverlap.COORDINATED + ": \"true\"", "replicas: 1");
        KubernetesObject recreated = deployment("", "strategy: {type: Recreate}");
        KubernetesObject silent = deployment("", "replicas: 1");

        assertThat(NoOverlap.of(coordinated, holding(POLLING), Set.of()).lines())
                .isEmpty();
        assertThat(NoOverlap.of(recreated, holding(POLLING), Set.of()).lines()).isEmpty();
        assertThat(NoOverlap.of(silent, holding(ON_REQUEST), Set.of()).lines()).isEmpty();
        assertThat(NoOverlap.pollingWork(coordinated, holding(POLLING))).isEmpty();
        assertThat(NoOverlap.pollingWork(recreated, holding(POLLING))).hasSize(1);
    }
}
