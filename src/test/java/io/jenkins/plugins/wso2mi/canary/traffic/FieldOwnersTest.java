package io.jenkins.plugins.wso2mi.canary.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldOwnersTest {
    private static final FieldOwners RULES = new FieldOwners(List.of("spec", "rules"));
    private static final String OURS =
            "{manager: ours, operation: Update, apiVersion: v1, " + "fieldsV1: {'f:spec': {'f:rules': {}}}}";

    private static List<Map<String, Object>> entries(String... entries) {
        String yaml = "apiVersion: v1\nkind: A\nmetadata: {name: a}\nlist: [" + String.join(", ", entries) + "]";
        return KubernetesObject.maps(Manifest.of(yaml).content(), "list");
    }

    private static String entry(String manager, String operation, String fields) {
        return "{manager: " + manager + ", operation: " + operation + ", apiVersion: v1, fieldsV1: " + fields + "}";
    }

    @Test
    void shouldGiveTheFieldBackToAllWhoHadIt() {
        List<Map<String, Object>> before = entries(
                entry("kubectl", "Apply", "{'f:spec': {'f:hostnames': {}, 'f:rules': {}}}"),
                entry("flux", "Apply", "{'f:spec': {'f:rules': {}}}"),
                entry("gateway", "Update", "{'f:status': {}}"));
        List<Map<String, Object>> owners = RULES.of(before);
        assertThat(owners).extracting(e -> e.get("manager")).containsExactly("kubectl", "flux");
        // what our change makes of it: no owner but us, and who owned nothing else is gone
        List<Map<String, Object>> meanwhile = entries(
                entry("kubectl", "Apply", "{'f:spec': {'f:hostnames': {}}}"),
                entry("gateway", "Update", "{'f:status': {}}"),
                OURS);
        assertThat(RULES.givenBack(meanwhile, "ours", owners)).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    void shouldKeepTheMarkOfAParentThatIsOwnedItself() {
        FieldOwners services = new FieldOwners(List.of("spec", "weighted", "services"));
        List<Map<String, Object>> before =
                entries(entry("kubectl", "Update", "{'f:spec': {.: {}, 'f:weighted': {.: {}, 'f:services': {}}}}"));
        // a field without others below it is written as an empty map
        List<Map<String, Object>> meanwhile = entries(
                entry("kubectl", "Update", "{'f:spec': {.: {}, 'f:weighted': {}}}"),
                OURS.replace("'f:rules': {}", "'f:weighted': {'f:services': {}}"));
        assertThat(services.givenBack(meanwhile, "ours", services.of(before))).isEqualTo(before);
    }

    @Test
    void shouldLeaveTheFieldToWhoeverTookItOverMeanwhile() {
        List<Map<String, Object>> owners = RULES.of(entries(entry("flux", "Apply", "{'f:spec': {'f:rules': {}}}")));
        String editor = entry("kubectl-edit", "Update", "{'f:spec': {'f:rules': {}}}");
        assertThat(RULES.givenBack(entries(editor), "ours", owners)).isEqualTo(entries(editor));
        assertThat(RULES.givenBack(entries(editor, OURS), "ours", owners)).isEqualTo(entries(editor));
    }

    @Test
    void shouldChangeNothingWhenItIsDoneAgain() {
        List<Map<String, Object>> owners = RULES.of(entries(entry("flux", "Apply", "{'f:spec': {'f:rules': {}}}")));
        List<Map<String, Object>> back = RULES.givenBack(entries(OURS), "ours", owners);
        assertThat(back).isEqualTo(owners);
        assertThat(RULES.givenBack(back, "ours", owners)).isEqualTo(back);
    }

    @Test
    void shouldTellApplyFromUpdateOfTheSameManager() {
        List<Map<String, Object>> owners = RULES.of(entries(entry("kubectl", "Apply", "{'f:spec': {'f:rules': {}}}")));
        List<Map<String, Object>> meanwhile = entries(entry("kubectl", "Update", "{'f:metadata': {}}"), OURS);
        assertThat(RULES.givenBack(meanwhile, "ours", owners))
                .isEqualTo(entries(
                        entry("kubectl", "Update", "{'f:metadata': {}}"),
                        entry("kubectl", "Apply", "{'f:spec': {'f:rules': {}}}")));
    }
}
