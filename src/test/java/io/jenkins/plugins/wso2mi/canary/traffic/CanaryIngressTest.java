package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanaryIngressTest {
    private static final String PREFIX = "nginx.ingress.kubernetes.io/";
    private static final KubernetesObject MAIN = Manifest.of("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata:
              name: front
              namespace: shop
              uid: u-1
              annotations: {nginx.ingress.kubernetes.io/rewrite-target: /x, cert-manager.io/issuer: i}
            spec:
              ingressClassName: nginx
              tls: [{hosts: [a.example], secretName: s}]
              rules:
                - host: a.example
                  http:
                    paths:
                      - {path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
                      - {path: /files, pathType: Prefix, backend: {service: {name: files, port: {number: 80}}}}
                - host: b.example
                  http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: files, port: {number: 80}}}}]}
            """);

    @Test
    void shouldLeadThePathsOfTheStableServiceToTheCanary() {
        KubernetesObject canary = new CanaryIngress("web", null).of(MAIN, 10);
        assertThat(canary.ref().words()).isEqualTo("Ingress shop/front-canary");
        assertThat(canary.map("spec")).isEqualTo(Manifest.of("""
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: x}
                spec:
                  ingressClassName: nginx
                  rules:
                    - host: a.example
                      http:
                        paths:
                          - {path: /, pathType: Prefix, backend: {service: {name: web-canary, port: {number: 80}}}}
                """).map("spec"));
        assertThat(canary.annotations()).isEqualTo(Map.of(PREFIX + "canary", "true", PREFIX + "canary-weight", "10"));
        assertThat(KubernetesObject.maps(canary.map("metadata"), "ownerReferences"))
                .extracting(o -> o.get("uid"))
                .containsExactly("u-1");
    }

    @Test
    void shouldNameTestersByHeaderOrCookie() {
        assertThat(new CanaryIngress("web", Testers.parse("header X-Canary=1"))
                        .of(MAIN, 0)
                        .annotations())
                .containsEntry(PREFIX + "canary-by-header", "X-Canary")
                .containsEntry(PREFIX + "canary-by-header-value", "1");
        assertThat(new CanaryIngress("web", Testers.parse("cookie canary=always"))
                        .of(MAIN, 0)
                        .annotations())
                .containsEntry(PREFIX + "canary-by-cookie", "canary");
    }

    @Test
    void shouldKnowTheHostsAndPathsOfAnotherCanary() {
        assertThat(CanaryIngress.places(new CanaryIngress("web", null).rules(MAIN)))
                .isEqualTo(List.of("a.example/"));
        assertThat(CanaryIngress.places(KubernetesObject.maps(MAIN.map("spec"), "rules")))
                .containsExactly("a.example/", "a.example/files", "b.example/");
    }
}
