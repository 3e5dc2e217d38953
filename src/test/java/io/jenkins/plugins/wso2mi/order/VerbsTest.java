package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {
    private static ReleaseOrder order(String verb) {
        return ReleaseOrder.to(verb).with("yaml", "kind: ConfigMap").with("asIs", "pre-stop\nheap");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "canary"})
    void shouldReleaseToAllowedNamespacesOnly(String verb) {
        ReleaseRequest request = Ordered.release(order(verb), "clinic\nclinic-preview-*");
        assertThat(request.namespaces().allows("clinic-preview-7")).isTrue();
        assertThat(request.namespaces().allows("kube-system")).isFalse();
    }

    @Test
    void shouldLeaveAsTheyAreThePartsThatTheStepNames() {
        assertThat(Ordered.release(order("deploy"), "").asIs()).containsExactlyInAnyOrder(Part.PRE_STOP, Part.HEAP);
    }

    @Test
    void shouldRefuseAPartThatThereIsNot() {
        assertThatThrownBy(() -> Ordered.release(order("deploy").with("asIs", "probes"), ""))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("asIs")
                .hasMessageContaining("'probes'");
    }

    @ParameterizedTest
    @CsvSource({
        "rollback, environment, prod",
        "rollback, units, front",
        "undeploy, variables, TAG=1",
        "undeploy, withNamespace, true",
        "undeploy, withVolumes, true",
    })
    void shouldRefuseWhatIsOfALandscapeWhenThereIsNone(String verb, String field, String value) {
        ReleaseOrder order = ReleaseOrder.to(verb).with("application", "web").with(field, value);
        assertThatThrownBy(() -> Ordered.begin(order, "/workspace"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(field + ": is of a landscape, and there is none; give its file as file");
    }

    @ParameterizedTest
    @CsvSource({"rollback, application", "undeploy, application", "undeploy, manifests", "undeploy, yaml"})
    void shouldRefuseALandscapeBesideAnythingElse(String verb, String field) {
        ReleaseOrder order = ReleaseOrder.to(verb).with("file", "mi.yaml").with(field, "web");
        assertThatThrownBy(() -> Ordered.begin(order, "/workspace"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(field + ": stands beside file; give one of the two");
    }

    @Test
    void shouldSayWhatElseThereIsWhenALandscapeIsAskedForOutsideOfANode() {
        ReleaseOrder rollback = ReleaseOrder.to("rollback").with("file", "mi.yaml");
        assertThatThrownBy(() -> Ordered.begin(rollback, null))
                .hasMessage("file: there are no files outside of a node; stand inside of node { }, or name the"
                        + " application");
    }
}
