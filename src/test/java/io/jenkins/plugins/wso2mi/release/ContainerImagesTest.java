package io.jenkins.plugins.wso2mi.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerImagesTest {
    private static final KubernetesObject WEB = Yaml.object("""
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 3
              template:
                metadata: {labels: {app: web}}
                spec:
                  serviceAccountName: mi
                  initContainers: [{name: wait, image: "tools:1"}]
                  containers:
                    - {name: mi, image: "shop/web:1", args: [run]}
                    - {name: proxy, image: "envoy:9"}
            """);
    private static final KubernetesObject SERVICE = Yaml.bare("Service", "web");

    private final Problems problems = new Problems();

    @Test
    void shouldNameTheImageOfEveryContainer() {
        assertThat(ContainerImages.of(WEB))
                .containsExactly(
                        Map.entry("wait", "tools:1"), Map.entry("mi", "shop/web:1"), Map.entry("proxy", "envoy:9"));
        assertThat(ContainerImages.of(SERVICE)).isEmpty();
    }

    @Test
    void shouldReplaceByContainerNameAndLeaveEverythingElse() {
        Map<String, String> images = Map.of("mi", "shop/web:2", "wait", "tools:2");
        List<KubernetesObject> replaced = ContainerImages.replace(List.of(SERVICE, WEB), images, problems);
        assertThat(problems.list()).isEmpty();
        assertThat(replaced.get(0)).isSameAs(SERVICE);
        KubernetesObject web = replaced.get(1);
        assertThat(ContainerImages.of(web))
                .containsExactly(
                        Map.entry("wait", "tools:2"), Map.entry("mi", "shop/web:2"), Map.entry("proxy", "envoy:9"));
        assertThat(web.map("spec")).containsEntry("replicas", 3);
        assertThat(web.map("spec", "template", "metadata")).isEqualTo(WEB.map("spec", "template", "metadata"));
        Map<String, Object> pod = web.map("spec", "template", "spec");
        assertThat(pod).containsEntry("serviceAccountName", "mi");
        assertThat(KubernetesObject.maps(pod, "containers").get(0)).containsEntry("args", List.of("run"));
    }

    @Test
    void shouldNotChangeTheObjectThatWasGiven() {
        ContainerImages.replace(List.of(WEB), Map.of("mi", "shop/web:2"), problems);
        assertThat(ContainerImages.of(WEB)).containsEntry("mi", "shop/web:1");
    }

    @Test
    void shouldNameTheContainersThereAreWhenOneIsUnknown() {
        ContainerImages.replace(List.of(WEB), Map.of("app", "shop/web:2"), problems);
        assertThat(problems.list())
                .extracting(Problem::sentence)
                .containsExactly("--image: no workload has a container 'app'; there are: mi, proxy, wait");
    }

    @Test
    void shouldSayThatThereIsNoWorkloadWhenAnImageIsGivenForNone() {
        ContainerImages.replace(List.of(SERVICE), Map.of("app", "shop/web:2"), problems);
        assertThat(problems.list()).extracting(Problem::fix).containsExactly("the files hold no workload");
    }

    @Test
    void shouldReadOptions() {
        List<String> options = List.of("mi=127.0.0.1:5000/shop/web:1", "proxy=envoy@sha256:00=1");
        assertThat(ContainerImages.parse(options, problems))
                .containsExactly(Map.entry("mi", "127.0.0.1:5000/shop/web:1"), Map.entry("proxy", "envoy@sha256:00=1"));
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=shop/web", "mi="})
    void shouldRefuseAnOptionThatNamesNoContainerOrNoImage(String option) {
        assertThat(ContainerImages.parse(List.of(option), problems)).isEmpty();
        assertThat(problems.list()).extracting(Problem::what).containsExactly("'" + option + "' is not CONTAINER=REF");
    }

    @Test
    void shouldGiveTheOnlyContainerAReferenceThatNamesNone() {
        KubernetesObject single = Yaml.object("""
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  template:
                    spec:
                      initContainers: [{name: wait, image: "tools:1"}]
                      containers: [{name: mi, image: "shop/web:1"}]
                """);
        Map<String, String> images = ContainerImages.parse(List.of("wait=tools:2", "shop/web:2"), problems);
        assertThat(ContainerImages.named(images, List.of(SERVICE, single), problems))
                .containsExactly(Map.entry("wait", "tools:2"), Map.entry("mi", "shop/web:2"));
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void shouldNameTheContainersWhenAReferenceCouldBeForSeveral() {
        ContainerImages.named(ContainerImages.parse(List.of("shop/web:2"), problems), List.of(WEB), problems);
        assertThat(problems.list())
                .extracting(Problem::sentence)
                .containsExactly("--image: 'shop/web:2' names no container, there are several: mi, proxy;"
                        + " write CONTAINER=REF");
    }

    @Test
    void shouldRefuseAContainerThatIsGivenTwice() {
        ContainerImages.parse(List.of("mi=a", "mi=b"), problems);
        assertThat(problems.list()).extracting(Problem::what).containsExactly("container 'mi' is given twice");
    }
}
