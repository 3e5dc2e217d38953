package io.jenkins.plugins.wso2mi.release;

import io.jenkins.plugins.wso2mi.cluster.KubernetesName;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.release.templating.Templating;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads the objects of a Helm chart: rendered, without those that only {@code helm test} wants. */
final class ChartReader {
    private static final String HOOK = "helm.sh/hook";

    private final Templating templating;
    private final Problems problems;

    ChartReader(Templating templating, Problems problems) {
        this.templating = templating;
        this.problems = problems;
    }

    /**
     * Reads a chart.
     *
     * @param documents reads documents into a list
     * @param into gets the objects; a hook is noted as a problem, since it would be an object like any other here
     */
    void read(
            ManifestSource.Chart chart,
            BiConsumer<Supplier<List<PlainYaml.Document>>, List<KubernetesObject>> documents,
            List<KubernetesObject> into) {
        List<KubernetesObject> rendered = new ArrayList<>();
        documents.accept(
                () -> PlainYaml.read(
                        chart.folder() + " (helm)", templating.helm(chart.folder(), release(chart), chart.terms())),
                rendered);
        for (KubernetesObject object : rendered) {
            List<String> hooks =
                    List.of(object.annotations().getOrDefault(HOOK, "").split(",", -1));
            if (hooks.contains("")) {
                into.add(object);
            } else if (!hooks.stream().allMatch(hook -> hook.strip().startsWith("test"))) {
                problems.error(
                        object.where(),
                        object.ref().words() + " is a hook of Helm (" + String.join(",", hooks) + ")",
                        "hooks are run by helm alone: switch it off by the chart's values, or give what"
                                + " helm template --no-hooks prints");
            }
        }
    }

    private static String release(ManifestSource.Chart chart) {
        String name = chart.terms().release();
        return name.isEmpty() ? chartName(chart.folder()) : name;
    }

    private static String chartName(Path folder) {
        Path file = folder.resolve("Chart.yaml");
        return PlainYaml.read(file).stream()
                .filter(document -> document.content() instanceof Map<?, ?>)
                .map(document -> String.valueOf(((Map<?, ?>) document.content()).get("name")))
                .findFirst()
                .map(name -> KubernetesName.check(file.toString(), name))
                .orElseThrow(() -> new RefusedException(file.toString(), "has no name", "give the chart one"));
    }
}
