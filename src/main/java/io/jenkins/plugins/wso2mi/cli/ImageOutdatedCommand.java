package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.image.rebase.BaseWatch;
import io.jenkins.plugins.wso2mi.image.rebase.ImageStanding;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl image outdated}. */
@Command(name = "outdated", description = "Lists images whose base has moved; no base is pulled.")
final class ImageOutdatedCommand extends Verb {
    private static final int OUTDATED = 1;

    @Parameters(arity = "1..*", paramLabel = "REF", description = "Images.")
    private List<String> images = List.of();

    @Option(names = "--exit-code", description = "End with 1 if an image is outdated.")
    private boolean told;

    @Mixin
    private final RegistryOptions registries = new RegistryOptions();

    private boolean outdated;

    @Override
    protected Outcome run(Reporter report) throws InterruptedException {
        BaseWatch watch = new BaseWatch(registries.access(report), RegistryOptions.cache());
        List<ImageStanding> standings = watch.run(images, report);
        long count = standings.stream().filter(ImageStanding::isOutdated).count();
        outdated = count > 0;
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("outdated", count);
        facts.put("images", standings.stream().map(ImageStanding::facts).toList());
        facts.put("requests", watch.requests());
        String sentence =
                count + " of " + standings.size() + (standings.size() == 1 ? " image is" : " images are") + " outdated";
        return end(report, "image outdated", Outcome.DONE, sentence, facts);
    }

    @Override
    protected int exitCode(Outcome outcome) {
        return told && outdated && outcome == Outcome.DONE ? OUTDATED : super.exitCode(outcome);
    }
}
