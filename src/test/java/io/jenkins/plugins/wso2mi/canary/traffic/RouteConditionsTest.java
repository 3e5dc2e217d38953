package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import org.junit.jupiter.api.Test;

class RouteConditionsTest {
    private static final String BOTH = "{type: Accepted, status: 'True', observedGeneration: 4}, "
            + "{type: ResolvedRefs, status: 'True', observedGeneration: 4}";

    private static Standing judge(String... parents) {
        StringBuilder status = new StringBuilder();
        for (String parent : parents) {
            status.append("    - ").append(parent).append('\n');
        }
        return RouteConditions.judge(Manifest.of("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: web, namespace: shop, generation: 4}
                spec: {parentRefs: [{name: edge, namespace: infra}, {name: inner, sectionName: a}]}
                status:
                  parents:
                """ + status), 10);
    }

    private static String parent(String ref, String conditions) {
        return "{parentRef: {" + ref + "}, conditions: [" + conditions + "]}";
    }

    private static final String EDGE =
            parent("group: gateway.networking.k8s.io, kind: Gateway, name: edge, namespace: infra", BOTH);
    private static final String INNER = parent("name: inner, sectionName: a", BOTH);

    @Test
    void shouldBeTakenWhenEveryParentAcceptsThePresentGeneration() {
        assertThat(judge(EDGE, INNER).state()).isEqualTo(State.TAKEN);
    }

    @Test
    void shouldWaitForAParentThatHasSeenAnEarlierGenerationOnly() {
        Standing late = judge(EDGE, INNER.replace("observedGeneration: 4", "observedGeneration: 3"));
        assertThat(late.state()).isEqualTo(State.PENDING);
        assertThat(late.words()).contains("Gateway inner has not told of Accepted for its generation 4");
    }

    @Test
    void shouldWaitForAParentThatSaysNothing() {
        assertThat(judge(EDGE).state()).isEqualTo(State.PENDING);
        assertThat(judge(EDGE, INNER.replace("sectionName: a", "sectionName: b"))
                        .state())
                .isEqualTo(State.PENDING);
    }

    @Test
    void shouldTellARefusalInTheParentsWords() {
        Standing refused = judge(
                EDGE,
                parent(
                        "name: inner, sectionName: a",
                        "{type: ResolvedRefs, status: 'False', observedGeneration: 4, reason: BackendNotFound, "
                                + "message: no such Service}"));
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.words())
                .isEqualTo("Gateway inner says ResolvedRefs=False (BackendNotFound): no such Service");
    }

    @Test
    void shouldNotTakeAnOldRefusalForOneOfThePresentGeneration() {
        String old = parent(
                "name: inner, sectionName: a", "{type: Accepted, status: 'False', observedGeneration: 3, reason: X}");
        assertThat(judge(EDGE, old).state()).isEqualTo(State.PENDING);
    }
}
