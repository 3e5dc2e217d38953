package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedImagesTest {
    private static List<String> images(String yaml) {
        List<KubernetesObject> objects =
                FirstLook.read(List.of(new ManifestSource.Text("yaml", yaml)), List.of(), ImageLookup.NONE);
        return List.copyOf(NamedImages.in(objects.get(0)));
    }

    @Test
    void shouldFindImagesInEveryContainerOfAWorkload() {
        assertThat(images("""
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec:
                          template:
                            spec:
                              initContainers: [{name: first, image: "a.example.com/first:1"}]
                              containers:
                              - {name: mi, image: "b.example.com/mi:1"}
                              - {name: log, image: log}
                              volumes:
                              - {name: model, image: {reference: "c.example.com/model:1"}}
                              - {name: scratch, emptyDir: {}}
                        """))
                .containsExactly("a.example.com/first:1", "b.example.com/mi:1", "c.example.com/model:1", "log");
    }

    @Test
    void shouldFindImagesOfCronJobsAndBarePods() {
        assertThat(images("""
                        apiVersion: batch/v1
                        kind: CronJob
                        metadata: {name: nightly}
                        spec:
                          jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: "deep:1"}]}}}}
                        """)).containsExactly("deep:1");
        assertThat(images("""
                        apiVersion: v1
                        kind: Pod
                        metadata: {name: one}
                        spec: {containers: [{name: a, image: "pod:1"}]}
                        """)).containsExactly("pod:1");
    }

    @Test
    void shouldFindNoneWhereNoPodIsDescribed() {
        assertThat(images("""
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: settings}
                        data: {image: "text:1"}
                        """)).isEmpty();
        assertThat(images("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: web}
                        spec: {selector: {image: "text:1"}, ports: [{port: 80}]}
                        """)).isEmpty();
    }
}
