package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.landscape.render.Rendering;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code mictl render}. */
@Command(
        name = "render",
        description = "Prints the Kubernetes objects of a landscape, each value with the line that says it.")
final class RenderCommand extends Verb {
    @Mixin
    private final LandscapeOptions landscape = new LandscapeOptions();

    @Override
    protected Outcome run(Reporter report) {
        Rendering rendering = Rendering.of(landscape.file, landscape.request());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("units", rendering.objects().keySet().stream().toList());
        if (root().output == Mictl.Output.JSON) {
            facts.put("yaml", rendering.text());
        } else {
            print(rendering.text());
        }
        int objects = rendering.objects().values().stream()
                .mapToInt(java.util.List::size)
                .sum();
        String sentence = objects + " objects of " + rendering.objects().size() + " units";
        return end(report, "render", Outcome.DONE, sentence, facts);
    }
}
