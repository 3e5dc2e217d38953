package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RouteRulesTest {
    private static final Backends WEB = new Backends("shop", "web");
    private static final Testers HEADER = Testers.parse("header X-Canary=1");

    private static RouteRules http(@Nullable Testers testers) {
        return new RouteRules(RouteShape.HTTP_ROUTE, WEB, testers);
    }

    private static List<Map<String, Object>> rules(String field, String yaml) {
        return KubernetesObject.maps(
                Manifest.of("apiVersion: v1\nkind: Route\nmetadata: {name: r}\nspec:\n" + yaml.indent(2))
                        .map("spec"),
                field);
    }

    private static final List<Map<String, Object>> TWO = rules("rules", """
            rules:
              - name: all
                matches: [{path: {type: PathPrefix, value: /}}]
                filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [x]}}]
                backendRefs: [{name: web, port: 80, weight: 1}]
              - matches: [{path: {type: PathPrefix, value: /static}}]
                backendRefs: [{name: files, port: 80, weight: 3}]
            """);

    @Test
    void shouldGiveTheCanaryItsPercentBesideTheStableService() {
        assertThat(http(null).split(TWO, 10)).isEqualTo(rules("rules", """
                rules:
                  - name: all
                    matches: [{path: {type: PathPrefix, value: /}}]
                    filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [x]}}]
                    backendRefs: [{name: web, port: 80, weight: 90}, {name: web-canary, port: 80, weight: 10}]
                  - matches: [{path: {type: PathPrefix, value: /static}}]
                    backendRefs: [{name: files, port: 80, weight: 3}]
                """));
    }

    @Test
    void shouldSendTestersToTheCanaryAloneByARuleThatComesFirst() {
        List<Map<String, Object>> split = http(HEADER).split(TWO, 0);
        assertThat(split).hasSize(3);
        assertThat(split.get(0)).isEqualTo(rules("rules", """
                rules:
                  - matches:
                      - path: {type: PathPrefix, value: /}
                        headers: [{type: Exact, name: X-Canary, value: "1"}]
                    filters: [{type: RequestHeaderModifier, requestHeaderModifier: {remove: [x]}}]
                    backendRefs: [{name: web-canary, port: 80, weight: 1}]
                """).get(0));
        assertThat(http(HEADER).share(split)).as("testers are no share").isZero();
    }

    @Test
    void shouldKnowTestersByACookieAmongOthers() {
        Testers cookie = Testers.parse("cookie who=me.too");
        assertThat(http(cookie).split(TWO, 5).get(0).toString()).contains("Cookie");
        assertThat("who=me.too").matches(cookie.cookiePattern());
        assertThat("a=b; who=me.too; c=d").matches(cookie.cookiePattern());
        assertThat("xwho=me.too").doesNotMatch(cookie.cookiePattern());
        assertThat("who=meXtoo").doesNotMatch(cookie.cookiePattern());
        assertThat("who=me.tooo").doesNotMatch(cookie.cookiePattern());
    }

    @Test
    void shouldSendTestersOfTraefikByALongerMatch() {
        RouteRules traefik = new RouteRules(RouteShape.INGRESS_ROUTE, WEB, HEADER);
        List<Map<String, Object>> routes = rules("routes", """
                routes:
                  - {kind: Rule, match: "Host(`a`) || Host(`b`)", priority: 7, services: [{name: web, port: 80}]}
                """);
        List<Map<String, Object>> split = traefik.split(routes, 25);
        assertThat(split).isEqualTo(rules("routes", """
                routes:
                  - kind: Rule
                    match: "(Host(`a`) || Host(`b`)) && Header(`X-Canary`, `1`)"
                    priority: 8
                    services: [{name: web-canary, port: 80, weight: 1}]
                  - kind: Rule
                    match: "Host(`a`) || Host(`b`)"
                    priority: 7
                    services: [{name: web, port: 80, weight: 75}, {name: web-canary, port: 80, weight: 25}]
                """));
        assertThat(traefik.joined(split, traefik.weights(routes))).isEqualTo(routes);
    }

    @Test
    void shouldKeepWhatOthersChangedMeanwhile() {
        RouteRules rules = http(HEADER);
        RouteWeights before = rules.weights(TWO);
        List<Map<String, Object>> theirs = new ArrayList<>(rules.split(TWO, 30));
        Map<String, Object> all = new LinkedHashMap<>(theirs.get(1));
        all.remove("filters");
        theirs.set(1, all);
        theirs.add(
                0,
                rules("rules", "rules: [{name: new, backendRefs: [{name: web, port: 80, weight: 5}]}]")
                        .get(0));
        List<Map<String, Object>> joined = rules.joined(theirs, before);
        assertThat(joined).as("the new rule, both old ones, none for testers").hasSize(3);
        assertThat(joined.get(0)).isEqualTo(theirs.get(0));
        assertThat(joined.get(1))
                .doesNotContainKey("filters")
                .containsEntry("backendRefs", TWO.get(0).get("backendRefs"));
        assertThat(joined.get(2)).isEqualTo(TWO.get(1));
    }

    @Test
    void shouldLeaveARuleAloneThatGivesTheStableServiceNothing() {
        List<Map<String, Object>> idle = rules("rules", """
                rules: [{backendRefs: [{name: web, weight: 0}, {name: other, weight: 9}]}, {backendRefs: [{name: web}]}]
                """);
        assertThat(http(HEADER).split(idle, 50)).hasSize(3).startsWith(idle.get(0));
        assertThat(problems(http(null), "[{backendRefs: [{name: web, weight: 0}]}]"))
                .containsExactly("gives Service web no traffic");
    }

    @Test
    void shouldKnowTheWeightOfEachRuleWhenSomebodyHasPutThemInAnotherOrder() {
        List<Map<String, Object>> before = rules("rules", """
                rules: [{name: a, backendRefs: [{name: web, weight: 7}]}, {name: b, backendRefs: [{name: web}]}]
                """);
        RouteWeights weights = http(null).weights(before);
        List<Map<String, Object>> split = http(null).split(before, 40);
        assertThat(http(null).joined(List.of(split.get(1), split.get(0)), weights))
                .isEqualTo(List.of(before.get(1), before.get(0)));
    }

    @Test
    void shouldNotLeaveARuleWithoutBackendWhenSomebodyTookTheStableOneOut() {
        List<Map<String, Object>> theirs =
                rules("rules", "rules: [{name: all, backendRefs: [{name: web-canary, port: 80, weight: 10}]}]");
        assertThat(http(null).joined(theirs, new RouteWeights(List.of())))
                .isEqualTo(rules("rules", "rules: [{name: all, backendRefs: [{name: web, port: 80}]}]"));
    }

    @Test
    void shouldTellEverythingThatKeepsARouteFromBeingSplit() {
        assertThat(problems(http(null), "[{backendRefs: [{name: other, port: 80}]}]"))
                .containsExactly("gives Service web no traffic");
        assertThat(problems(http(null), "[{backendRefs: [{name: web, kind: Queue, port: 80}]}]"))
                .containsExactly("gives Service web no traffic");
        assertThat(problems(http(null), "[{backendRefs: [{name: web, namespace: elsewhere, port: 80}]}]"))
                .containsExactly("gives Service web no traffic");
        assertThat(problems(http(null), "[{backendRefs: [{name: web, port: 80}, {name: other, weight: 2}]}]"))
                .singleElement()
                .asString()
                .startsWith("shares its traffic with other (weight 2)");
        assertThat(problems(http(null), "[{backendRefs: [{name: web, port: 80}, {name: web, port: 81}]}]"))
                .containsExactly("names Service web twice");
        assertThat(problems(http(null), "[{backendRefs: [{name: web, port: 80}, {name: web-canary, weight: 0}]}]"))
                .containsExactly("names Service web-canary already");
        assertThat(problems(http(HEADER), "[" + "{backendRefs: [{name: web}]}, ".repeat(9) + "]"))
                .singleElement()
                .asString()
                .startsWith("has 9 rules, and testers would need 9 more");
        assertThat(problems(http(HEADER), "[" + "{backendRefs: [{name: web}]}, ".repeat(8) + "]"))
                .isEmpty();
    }

    private static List<String> problems(RouteRules rules, String yaml) {
        Problems problems = new Problems();
        RouteCheck.of(rules, "route", rules("rules", "rules: " + yaml), problems);
        return problems.list().stream().map(Problem::what).toList();
    }

    @Property(tries = 300)
    void shouldGiveExactlyThePercentAndTouchNothingElse(
            @ForAll("routes") List<Map<String, Object>> before, @ForAll @IntRange(max = 100) int weight) {
        RouteRules rules = http(null);
        List<Map<String, Object>> split = rules.split(before, weight);
        assertThat(split).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            List<Map<String, Object>> then = rules.of(before.get(i));
            List<Map<String, Object>> now = rules.of(split.get(i));
            assertThat(now)
                    .filteredOn(b -> !"web".equals(b.get("name")) && !WEB.isCanary(b))
                    .isEqualTo(then.stream()
                            .filter(b -> !"web".equals(b.get("name")))
                            .toList());
            Map<String, Object> rest = new LinkedHashMap<>(split.get(i));
            rest.put("backendRefs", then);
            assertThat(rest).isEqualTo(before.get(i));
            if (rules.carries(before.get(i))) {
                assertThat(now.stream()
                                .filter(WEB::isCanary)
                                .mapToInt(Backends::weight)
                                .sum())
                        .isEqualTo(weight);
                assertThat(now.stream().mapToInt(Backends::weight).sum()).isEqualTo(100);
            }
        }
    }

    @Property(tries = 300)
    void shouldComeBackExactlyAsItWas(
            @ForAll("routes") List<Map<String, Object>> before,
            @ForAll("testers") String testers,
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second) {
        RouteRules rules = http(testers.isEmpty() ? null : Testers.parse(testers));
        RouteWeights weights = RouteWeights.parse(rules.weights(before).text());
        List<Map<String, Object>> once = rules.split(before, first);
        List<Map<String, Object>> twice = rules.split(once, second);
        assertThat(twice).as("whatever came before").isEqualTo(rules.split(before, second));
        assertThat(rules.split(twice, second)).isEqualTo(twice);
        assertThat(rules.joined(twice, weights)).isEqualTo(before);
        assertThat(rules.joined(before, weights)).as("done again").isEqualTo(before);
    }

    @Provide
    static Arbitrary<String> testers() {
        return Arbitraries.of("", "header X-Canary=1", "cookie who=me");
    }

    @Provide
    static Arbitrary<List<Map<String, Object>>> routes() {
        Arbitrary<Map<String, Object>> match = Arbitraries.of(
                Map.of("path", Map.of("type", "PathPrefix", "value", "/")),
                Map.of("method", "GET", "headers", List.of(Map.of("name", "a", "value", "b", "type", "Exact"))));
        Arbitrary<List<Map<String, Object>>> others = Arbitraries.of("files", "old", "auth")
                .map(RouteRulesTest::idle)
                .list()
                .uniqueElements()
                .ofMaxSize(2);
        Arbitrary<List<Map<String, Object>>> backends = Combinators.combine(
                        others,
                        Arbitraries.integers().between(-2, 200),
                        Arbitraries.integers().between(0, 2))
                .as(RouteRulesTest::backends);
        return Combinators.combine(match.list().ofMinSize(1).ofMaxSize(3), backends, Arbitraries.of("", "a", "b"))
                .as(RouteRulesTest::rule)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static Map<String, Object> idle(String name) {
        return Map.of("name", name, "port", 80, "weight", 0);
    }

    /** Others without traffic, and the stable Service: not at all (-2), without weight (-1), or with one. */
    private static List<Map<String, Object>> backends(List<Map<String, Object>> others, int weight, int at) {
        List<Map<String, Object>> all = new ArrayList<>(others);
        if (weight > -2) {
            Map<String, Object> stable = new LinkedHashMap<>(Map.of("name", "web", "port", 80));
            if (weight >= 0) {
                stable.put("weight", weight);
            }
            all.add(Math.min(at, all.size()), stable);
        }
        return all;
    }

    private static Map<String, Object> rule(
            List<Map<String, Object>> matches, List<Map<String, Object>> backends, String name) {
        Map<String, Object> rule = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            rule.put("name", name);
        }
        rule.put("matches", matches);
        rule.put("filters", List.of(Map.of("type", "URLRewrite")));
        rule.put("backendRefs", backends);
        return rule;
    }
}
