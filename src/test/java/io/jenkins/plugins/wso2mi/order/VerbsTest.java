package io.jenkins.plugins.wso2mi.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.ReleaseRequest;
import io.jenkins.plugins.wso2mi.release.completion.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
}
