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

/** Weights of Traefik's own routes. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class TraefikTrafficIT {
    @TempDir
    private static Path folder;

    private static TwoVersions web;

    @BeforeAll
    static void deploy(Site site) throws IOException {
        Routers.ROUTERS.address();
        web = new TwoVersions(site, folder).serving();
    }

    @BeforeEach
    void begin() throws IOException {
        web.forget(Routers.ROUTERS, "ingressroutes,traefikservices");
    }

    @AfterAll
    static void cleanUp() {
        web.close();
    }

    private void serve(String services, String more) throws IOException {
        web.apply("""
                apiVersion: traefik.io/v1alpha1
                kind: IngressRoute
                metadata: {name: web, namespace: %1$s}
                spec:
                  routes:
                    - kind: Rule
                      match: PathPrefix(`/%1$s`)
                      services: [%2$s]
                %3$s
                """.formatted(web.namespace, services, more));
        web.awaitServed(Routers.ROUTERS);
    }

    private Map<String, Integer> ask(int times, String... headers) {
        return Routers.ROUTERS.ask(times, web.path(), headers);
    }

    private void shouldSplitAndComeBack(String object, Traffic traffic) throws IOException {
        String spec = web.json(object, ".spec");
        String managed = web.json(object, ".metadata.managedFields");
        Before before = web.checked(traffic);
        TwoVersions.give(traffic, 10);
        Map<String, Integer> answers = ask(1_000);
        System.out.println("      weight 10 of 1,000 requests: " + answers);
        assertThat(answers).containsOnlyKeys("stable", "canary");
        assertThat(answers.get("canary")).isBetween(90, 110);
        TwoVersions.give(traffic, 100);
        assertThat(ask(50)).isEqualTo(Map.of("canary", 50));
        traffic.restore(before);
        assertThat(TwoVersions.settled(traffic::restored).state()).isEqualTo(State.TAKEN);
        assertThat(ask(50)).isEqualTo(Map.of("stable", 50));
        assertThat(web.json(object, ".spec")).isEqualTo(spec);
        assertThat(web.json(object, ".metadata.managedFields")).isEqualTo(managed);
    }

    @Test
    void shouldSplitTheServicesOfAnIngressRoute() throws IOException {
        serve("{name: web, port: 80}", "");
        shouldSplitAndComeBack("ingressroute/web", web.traffic("ingressroute/web", null));
    }

    @Test
    void shouldSplitAWeightedTraefikService() throws IOException {
        serve("{name: shared, kind: TraefikService}", """
                ---
                apiVersion: traefik.io/v1alpha1
                kind: TraefikService
                metadata: {name: shared, namespace: %s}
                spec: {weighted: {services: [{name: web, port: 80, weight: 3}]}}
                """.formatted(web.namespace));
        shouldSplitAndComeBack("traefikservice/shared", web.traffic("traefikservice/shared", null));
    }

    @Test
    void shouldSendTestersToTheCanaryWhileNobodyElseIsSentThere() throws IOException {
        serve("{name: web, port: 80}", "");
        String spec = web.json("ingressroute/web", ".spec");
        Traffic header = web.traffic("ingressroute/web", "header X-Canary=1");
        Before before = web.checked(header);
        TwoVersions.give(header, 0);
        assertThat(ask(50, "X-Canary", "1")).isEqualTo(Map.of("canary", 50));
        assertThat(ask(50)).isEqualTo(Map.of("stable", 50));
        header.restore(before);
        Traffic cookie = web.traffic("ingressroute/web", "cookie who=me.1");
        before = web.checked(cookie);
        TwoVersions.give(cookie, 0);
        assertThat(ask(50, "Cookie", "a=b; who=me.1")).isEqualTo(Map.of("canary", 50));
        assertThat(ask(50, "Cookie", "who=me.12")).isEqualTo(Map.of("stable", 50));
        cookie.restore(before);
        assertThat(web.json("ingressroute/web", ".spec")).isEqualTo(spec);
    }

    @Test
    void shouldRefuseTestersOfAServiceThatSeesNoRequests() throws IOException {
        serve("{name: shared, kind: TraefikService}", """
                ---
                apiVersion: traefik.io/v1alpha1
                kind: TraefikService
                metadata: {name: shared, namespace: %s}
                spec: {weighted: {services: [{name: web, port: 80}]}}
                """.formatted(web.namespace));
        assertThat(web.problems(web.traffic("traefikservice/shared", "header X-Canary=1")))
                .singleElement()
                .asString()
                .contains("name an IngressRoute instead");
        assertThat(web.problems(web.traffic("ingressroute/web", null)))
                .singleElement()
                .asString()
                .contains("gives Service web no traffic");
    }
}
