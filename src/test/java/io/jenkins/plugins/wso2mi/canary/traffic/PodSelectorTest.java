package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodSelectorTest {
    @ParameterizedTest
    @CsvSource({
        "'{}', true",
        "'matchLabels: {app: web}', true",
        "'matchLabels: {app: web, tier: back}', false",
        "'matchExpressions: [{key: app, operator: In, values: [x, web]}]', true",
        "'matchExpressions: [{key: app, operator: In, values: [x]}]', false",
        "'matchExpressions: [{key: zone, operator: In, values: [x]}]', false",
        "'matchExpressions: [{key: app, operator: NotIn, values: [web]}]', false",
        "'matchExpressions: [{key: zone, operator: NotIn, values: [x]}]', true",
        "'matchExpressions: [{key: app, operator: Exists}]', true",
        "'matchExpressions: [{key: zone, operator: Exists}]', false",
        "'matchExpressions: [{key: app, operator: DoesNotExist}]', false",
        "'matchExpressions: [{key: zone, operator: DoesNotExist}]', true",
        "'{matchLabels: {app: web}, matchExpressions: [{key: tier, operator: DoesNotExist}]}', false"
    })
    void shouldSelectAsKubernetesDoes(String selector, boolean selected) {
        Map<String, Object> read = Manifest.of(
                        "apiVersion: v1\nkind: A\nmetadata: {name: a}\nspec:\n" + selector.indent(2))
                .map("spec");
        assertThat(new PodSelector(read).selects(Map.of("app", "web", "tier", "front")))
                .isEqualTo(selected);
    }
}
