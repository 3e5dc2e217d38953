package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The canary annotations of ingress-nginx, as Traefik reads them. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class IngressNginxTrafficIT {
    @TempDir
    private static Path folder;

    private static TwoVersions web;

    private Traffic traffic;

    @BeforeAll
    static void deploy(Site site) throws IOException {
        Routers.ROUTERS.address();
        web = new TwoVersions(site, folder).serving();
    }

    @BeforeEach
    void begin() throws IOException {
        web.forget(Routers.ROUTERS, "ingresses");
        web.apply(ingress("web", "/" + web.namespace, ""));
        web.awaitServed(Routers.ROUTERS);
        traffic = web.traffic("ingress-nginx/web", null);
    }

    @AfterAll
    static void cleanUp() {
        web.close();
    }

    private String ingress(String name, String path, String annotations) {
        return """
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: %s, namespace: %s, annotations: {%s}}
                spec:
                  ingressClassName: nginx
                  rules:
                    - http:
                        paths:
                          - {path: %s, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}
                """.formatted(name, web.namespace, annotations, path);
    }

    private Map<String, Integer> ask(int times, String... headers) {
        return Routers.ROUTERS.ask(times, web.path(), headers);
    }

    @Test
    void shouldGiveTheCanaryTenOfAHundredRequestsAndNeverTouchTheFirstIngress() throws IOException {
        String version = web.json("ingress/web", ".metadata.managedFields");
        Before before = web.checked(traffic);
        TwoVersions.give(traffic, 10);
        Map<String, Integer> answers = ask(1_000);
        System.out.println("      weight 10 of 1,000 requests: " + answers);
        assertThat(answers).containsOnlyKeys("stable", "canary");
        assertThat(answers.get("canary")).isBetween(90, 110);
        TwoVersions.give(traffic, 50);
        assertThat(ask(200).get("canary")).isBetween(98, 102);

        traffic.restore(before);
        assertThat(TwoVersions.settled(traffic::restored).state()).isEqualTo(State.TAKEN);
        assertThat(ask(100)).isEqualTo(Map.of("stable", 100));
        assertThat(web.kubectl("get", "ingresses", "-o", "name").strip()).isEqualTo("ingress.networking.k8s.io/web");
        assertThat(web.json("ingress/web", ".metadata.managedFields")).isEqualTo(version);
        traffic.restore(before);
    }

    @Test
    void shouldSendTestersToTheCanaryWhileNobodyElseIsSentThere() throws IOException {
        Traffic first = web.traffic("ingress-nginx/web", "header X-Canary=1");
        Before before = web.checked(first);
        TwoVersions.give(first, 0);
        assertThat(ask(50, "X-Canary", "1")).isEqualTo(Map.of("canary", 50));
        assertThat(ask(50, "X-Canary", "2")).isEqualTo(Map.of("stable", 50));
        assertThat(ask(50)).isEqualTo(Map.of("stable", 50));
        first.restore(before);
        Traffic second = web.traffic("ingress-nginx/web", "cookie canary=always");
        TwoVersions.settled(first::restored);
        web.checked(second);
        TwoVersions.give(second, 0);
        assertThat(ask(50, "Cookie", "canary=always")).isEqualTo(Map.of("canary", 50));
        assertThat(ask(50)).isEqualTo(Map.of("stable", 50));
    }

    @Test
    void shouldFollowTheFirstIngressAndComeBackWhenItsSecondOneIsDeleted() throws IOException {
        web.checked(traffic);
        TwoVersions.give(traffic, 10);
        web.kubectl("delete", "ingress", "web-canary");
        assertThat(traffic.standing(10).state()).isEqualTo(State.CHANGED);
        TwoVersions.give(traffic, 10);
        web.apply(ingress("web", "/" + web.namespace + "/who", ""));
        assertThat(traffic.standing(10).state()).isEqualTo(State.CHANGED);
        TwoVersions.give(traffic, 10);
        assertThat(web.json("ingress/web-canary", ".spec.rules[0].http.paths[0].path"))
                .endsWith("/who");
        web.kubectl("delete", "ingress", "web");
        assertThat(traffic.standing(10).state()).isEqualTo(State.MISSING);
        traffic.set(20);
        traffic.restore(Before.NOTHING);
        assertThat(web.kubectl("get", "ingresses", "-o", "name")).doesNotContain("canary");
    }

    @Test
    void shouldRefuseBeforeAnythingIsTouchedWhatCannotWork() throws IOException {
        assertThat(web.problems(web.traffic("ingress-nginx/none", null)))
                .singleElement()
                .asString()
                .contains("is not there");
        assertThat(web.problems(web.traffic("ingress-nginx/web", "cookie a=b")))
                .singleElement()
                .asString()
                .contains("'always' only");
        web.apply(ingress("theirs", "/" + web.namespace, "nginx.ingress.kubernetes.io/canary: 'true'"));
        assertThat(web.problems(traffic))
                .singleElement()
                .asString()
                .contains("theirs is a canary for the same host and path");
        assertThat(web.problems(web.traffic("ingress-nginx/theirs", null)))
                .anySatisfy(p -> assertThat(p).contains("is a canary itself"));
        assertThat(web.kubectl("get", "ingresses", "-o", "name")).doesNotContain("web-canary");
    }
}
