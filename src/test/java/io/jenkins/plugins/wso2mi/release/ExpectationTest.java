package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.registry.BurntApplication;
import io.jenkins.plugins.wso2mi.release.completion.Completed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final String PINNED = "reg/clinic@sha256:" + "a".repeat(64);
    private static final BurntApplication CLINIC = new BurntApplication("clinic", "1.0.0", "clinic.car", "ab");

    private static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: clinic, namespace: prod, annotations: {note: kept, wso2-mi.io/applications: old}}
            spec:
              template:
                spec:
                  initContainers: [{name: wait, image: "reg/wait:1"}]
                  containers:
                    - {name: proxy, image: "reg/proxy:1"}
                    - {name: mi, image: "%s", ports: [{containerPort: 8290}]}
            """.formatted(PINNED);

    private final List<String> asked = new ArrayList<>();

    private ImageLookup lookup(ImageLookup.Burnt burnt) {
        return new ImageLookup() {
            @Override
            public String resolve(String reference, Problems problems) {
                return reference;
            }

            @Override
            public Burnt applications(String reference) {
                asked.add(reference);
                return burnt;
            }
        };
    }

    private static Completed expect(String yaml, ImageLookup lookup) {
        KubernetesObject object = FirstLook.read(
                        List.of(new ManifestSource.Text("yaml", yaml)), List.of(), ImageLookup.NONE)
                .get(0);
        return Expectation.of(object, lookup);
    }

    @Test
    void shouldWriteWhatTheImageOfAServerHolds() {
        Completed completed = expect(DEPLOYMENT, lookup(new ImageLookup.Burnt(List.of(CLINIC), "")));
        assertThat(asked).as("a sidecar with a tag is nobody's server").containsExactly(PINNED);
        assertThat(completed.object().annotations()).containsEntry("note", "kept");
        assertThat(completed.object().annotations().get(ExpectedApplications.ANNOTATION))
                .isEqualTo("{\"schema\":1,\"containers\":[{\"name\":\"mi\",\"image\":\"" + PINNED + "\","
                        + "\"applications\":[{\"name\":\"clinic\",\"version\":\"1.0.0\",\"file\":\"clinic.car\"}]}]}");
        assertThat(completed.lines())
                .containsExactly("Deployment prod/clinic, container mi: each new pod must have active clinic_1.0.0");
    }

    @Test
    void shouldAskForAnyImageThatIsNamedByDigest() {
        String yaml = DEPLOYMENT.replace("reg/proxy:1", "reg/proxy@sha256:" + "b".repeat(64));
        expect(yaml, lookup(new ImageLookup.Burnt(List.of(CLINIC), "")));
        assertThat(asked).hasSize(2);
    }

    @Test
    void shouldSayOnceThatNothingIsKnownAndTakeOutWhatAnotherReleaseWrote() {
        Completed completed = expect(DEPLOYMENT, lookup(new ImageLookup.Burnt(List.of(), "connection\nrefused")));
        assertThat(completed.object().annotations()).containsOnly(Map.entry("note", "kept"));
        assertThat(completed.lines())
                .containsExactly("Deployment prod/clinic, container mi: which carbon applications must be active is not"
                        + " known, so Ready is enough: connection refused");
    }

    @Test
    void shouldSayNothingWhenTheImageHoldsNone() {
        Completed completed = expect(DEPLOYMENT, lookup(new ImageLookup.Burnt(List.of(), "")));
        assertThat(completed.lines()).isEmpty();
        assertThat(completed.object().annotations()).doesNotContainKey(ExpectedApplications.ANNOTATION);
    }

    @Test
    void shouldAskNobodyWhenNobodyIsToBeAsked() {
        Completed completed = expect(DEPLOYMENT, ImageLookup.NONE);
        assertThat(completed.lines()).isEmpty();
        assertThat(completed.object().annotations()).doesNotContainKey(ExpectedApplications.ANNOTATION);
    }

    @Test
    void shouldLeaveOtherObjectsAlone() {
        Completed service = expect(
                "{apiVersion: v1, kind: Service, metadata: {name: clinic}}",
                lookup(new ImageLookup.Burnt(List.of(CLINIC), "")));
        assertThat(service.lines()).isEmpty();
        assertThat(asked).isEmpty();
    }
}
