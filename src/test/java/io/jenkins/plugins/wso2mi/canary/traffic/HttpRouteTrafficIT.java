package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.wso2mi.canary.traffic.Standing.State;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Weights of an HTTPRoute with a real Gateway (Traefik) and requests through it. */
@Tag("thorough")
@ExtendWith(Testbed.class)
class HttpRouteTrafficIT {
    @TempDir
    private static Path folder;

    private static TwoVersions web;

    private Traffic traffic;

    @BeforeAll
    static void deploy(Site site) throws IOException {
        Routers.GATEWAY.address();
        web = new TwoVersions(site, folder).serving();
    }

    @BeforeEach
    void begin() throws IOException {
        web.serving();
        web.forget(Routers.GATEWAY, "httproutes");
        web.apply(route(""));
        web.awaitServed(Routers.GATEWAY);
        traffic = web.traffic("httproute/web", null);
    }

    @AfterAll
    static void cleanUp() {
        web.close();
    }

    private String route(String more) {
        return Routers.route(web.namespace, "web") + more.indent(4);
    }

    private Map<String, Integer> ask(int times, String... headers) {
        return Routers.GATEWAY.ask(times, web.path(), headers);
    }

    @Test
    void shouldGiveTheCanaryTenOfAHundredRequestsAndComeBackExactly() throws IOException {
        String spec = web.json("httproute/web", ".spec");
        Before before = web.checked(traffic);
        TwoVersions.give(traffic, 10);
        Map<String, Integer> answers = ask(1_000);
        System.out.println("      weight 10 of 1,000 requests: " + answers);
        assertThat(answers).containsOnlyKeys("stable", "canary");
        assertThat(answers.get("canary")).isBetween(90, 110);
        TwoVersions.give(traffic, 100);
        assertThat(ask(100)).isEqualTo(Map.of("canary", 100));

        Before kept = new Before(Map.copyOf(before.fields()));
        Traffic another = web.traffic("httproute/web", null);
        another.restore(kept);
        assertThat(TwoVersions.settled(another::restored).state()).isEqualTo(State.TAKEN);
        assertThat(ask(100)).isEqualTo(Map.of("stable", 100));
        assertThat(web.json("httproute/web", ".spec")).isEqualTo(spec);
        assertThat(web.json("httproute/web", ".metadata.managedFields[*].manager"))
                .as("no entry of ours is left")
                .doesNotContain("wso2-mi");
        String generation = web.json("httproute/web", ".metadata.generation");
        web.apply(route(""));
        assertThat(web.json("httproute/web", ".metadata.generation"))
                .as("the route's own file changes nothing")
                .isEqualTo(generation);
        another.restore(kept);
        assertThat(web.json("httproute/web", ".metadata.generation"))
                .as("done again, it changes nothing")
                .isEqualTo(generation);
    }

    @Test
    void shouldSendTestersToTheCanaryWhileNobodyElseIsSentThere() throws IOException {
        String spec = web.json("httproute/web", ".spec");
        for (List<String> who : List.of(
                List.of("header X-Canary=1", "X-Canary", "1"), List.of("cookie who=me.1", "Cookie", "a=b; who=me.1"))) {
            Traffic first = web.traffic("httproute/web", who.get(0));
            Before before = web.checked(first);
            TwoVersions.give(first, 0);
            assertThat(ask(50, who.get(1), who.get(2))).isEqualTo(Map.of("canary", 50));
            assertThat(ask(50, who.get(1), who.get(2) + "x")).isEqualTo(Map.of("stable", 50));
            assertThat(ask(50)).isEqualTo(Map.of("stable", 50));
            first.restore(before);
            assertThat(web.json("httproute/web", ".spec")).isEqualTo(spec);
        }
    }

    @Test
    void shouldKeepWhatOthersChangeMeanwhile() throws IOException {
        Before before = web.checked(traffic);
        TwoVersions.give(traffic, 10);
        web.kubectl("patch", "httproute", "web", "--type=json", "-p", """
                [{"op": "add", "path": "/spec/rules/0/filters", "value": [{"type": "ResponseHeaderModifier",
                  "responseHeaderModifier": {"set": [{"name": "x", "value": "theirs"}]}}]},
                 {"op": "add", "path": "/spec/rules/-", "value": {"matches": [{"path": {"value": "/other"}}],
                  "backendRefs": [{"name": "other", "port": 81, "weight": 7}]}},
                 {"op": "add", "path": "/metadata/labels", "value": {"theirs": "yes"}}]""");
        traffic.set(20);
        assertThat(traffic.standing(20).weight()).isEqualTo(20);
        assertThat(web.json("httproute/web", ".spec.rules[0]"))
                .contains("theirs")
                .contains("\"weight\":20");
        traffic.restore(before);
        assertThat(web.json("httproute/web", ".spec.rules[*].backendRefs[*].name"))
                .isEqualTo("web other");
        assertThat(web.json("httproute/web", ".spec.rules[*].backendRefs[*].weight"))
                .isEqualTo("1 7");
        assertThat(web.json("httproute/web", ".spec.rules[0].filters")).contains("theirs");
        assertThat(web.json("httproute/web", ".metadata.labels.theirs")).isEqualTo("yes");
    }

    @Test
    void shouldLoseNothingWhenTwoChangeTheSameRulesAtOnce() throws Exception {
        web.apply(route("- {name: theirs, matches: [{path: {value: /t}}], "
                + "filters: [{type: RequestRedirect, requestRedirect: {port: 1}}]}"));
        Before before = web.checked(traffic);
        SharedField theirs = new SharedField(
                web.cluster, RouteShape.HTTP_ROUTE.ref(web.namespace, "web"), RouteShape.HTTP_ROUTE.path());
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            for (int port = 1; port <= 60; port++) {
                int next = port;
                try {
                    theirs.change(rules -> withPort(RouteShape.HTTP_ROUTE.rules(rules), next));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        for (int weight = 1; weight <= 60; weight++) {
            traffic.set(weight);
        }
        other.get(60, TimeUnit.SECONDS);
        assertThat(TwoVersions.settled(traffic, 60).state()).isEqualTo(State.TAKEN);
        assertThat(web.json("httproute/web", ".spec.rules[1].filters[0].requestRedirect.port"))
                .isEqualTo("60");
        traffic.restore(before);
        assertThat(web.json("httproute/web", ".spec.rules[1].filters[0].requestRedirect.port"))
                .isEqualTo("60");
    }

    private static Object withPort(List<Map<String, Object>> rules, int port) {
        Map<String, Object> theirs = new LinkedHashMap<>(rules.get(1));
        theirs.put("filters", List.of(Map.of("type", "RequestRedirect", "requestRedirect", Map.of("port", port))));
        return List.of(rules.get(0), theirs);
    }

    @Test
    void shouldTellThatSomebodyOverwroteTheWeightsAndSetThemAgain() throws IOException {
        web.checked(traffic);
        TwoVersions.give(traffic, 30);
        web.apply(route(""));
        Standing overwritten = traffic.standing(30);
        assertThat(overwritten.state()).isEqualTo(State.CHANGED);
        assertThat(overwritten.weight()).isZero();
        TwoVersions.give(traffic, 30);
    }

    @Test
    void shouldTellThatTheRouteIsGoneAndLeaveItSo() throws IOException {
        Before before = web.checked(traffic);
        TwoVersions.give(traffic, 30);
        web.kubectl("delete", "httproute", "web");
        assertThat(traffic.standing(30).state()).isEqualTo(State.MISSING);
        traffic.set(50);
        traffic.restore(before);
        assertThat(traffic.restored().state()).isEqualTo(State.MISSING);
        assertThat(web.kubectl("get", "httproutes", "-o", "name")).isEmpty();
    }

    @Test
    void shouldTellInTheGatewaysWordsThatItRefusesTheCanary() throws IOException {
        web.checked(traffic);
        web.kubectl("delete", "service", "web-canary");
        traffic.set(10);
        Standing refused = TwoVersions.settled(traffic, 10);
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.words())
                .contains("HTTPRoute")
                .contains("ResolvedRefs=False")
                .contains("web-canary");
    }

    @Test
    void shouldNotStandInTheWayOfAServerSideApplyAfterwards() throws IOException {
        web.kubectl("delete", "httproute", "web");
        web.apply(route(""), "--server-side");
        web.awaitServed(Routers.GATEWAY);
        String owners = web.json("httproute/web", ".metadata.managedFields[?(@.manager==\"kubectl\")]");
        Before before = web.checked(traffic);
        TwoVersions.give(traffic, 10);
        String other = route("").replace("port: 80}", "port: 80, weight: 5}");
        assertThatThrownBy(() -> web.apply(other, "--server-side"))
                .as("whoever applies meanwhile is told who is at work")
                .isInstanceOf(AssertionError.class);
        // a driver that was killed between the two acts of a restore
        RouteRules rules = new RouteRules(RouteShape.HTTP_ROUTE, new Backends(web.namespace, "web"), null);
        RouteWeights weights = RouteWeights.parse(before.text("weights"));
        new SharedField(web.cluster, RouteShape.HTTP_ROUTE.ref(web.namespace, "web"), RouteShape.HTTP_ROUTE.path())
                .change(value -> rules.joined(RouteShape.HTTP_ROUTE.rules(value), weights));
        assertThat(web.json("httproute/web", ".metadata.managedFields[*].manager"))
                .contains(SharedField.MANAGER);
        traffic.restore(before);
        assertThat(web.json("httproute/web", ".metadata.managedFields[?(@.manager==\"kubectl\")]"))
                .isEqualTo(owners);
        assertThat(web.apply(other, "--server-side")).contains("serverside-applied");
        assertThat(web.json("httproute/web", ".spec.rules[0].backendRefs[0].weight"))
                .isEqualTo("5");
    }

    @Test
    void shouldRefuseBeforeAnythingIsTouchedWhatCannotWork() throws IOException {
        assertThat(web.problems(web.traffic("httproute/none", null)))
                .containsExactly("HTTPRoute " + web.namespace + "/none: is not there; apply it first, or name another");
        web.apply(
                route("- {matches: [{path: {value: /b}}], backendRefs: [{name: web, port: 80}, {name: b, port: 1}]}"));
        TwoVersions.settled(() -> RouteConditions.judge(
                web.cluster.get(RouteShape.HTTP_ROUTE.ref(web.namespace, "web")).orElseThrow(), 0));
        assertThat(web.problems(traffic))
                .anySatisfy(p -> assertThat(p).contains("rule 2: shares its traffic with b (weight 1)"))
                .anySatisfy(
                        p -> assertThat(p).contains("is refused as it stands").contains("service \"b\" not found"));
        web.apply(route("").replace("name: web, namespace", "name: second, namespace"));
        web.apply(route(""));
        assertThat(web.problems(traffic))
                .anySatisfy(p -> assertThat(p).contains("/second gives Service web traffic too"));
        assertThat(web.json("httproute/web", ".spec.rules[*].backendRefs[*].name"))
                .isEqualTo("web");
    }
}
