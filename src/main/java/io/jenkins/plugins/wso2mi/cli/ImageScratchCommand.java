package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl image scratch}. */
@Command(
        name = "scratch",
        description = "Makes an image of a file tree, on no base, and pushes it.",
        footer = {
            "",
            "The tree has layers/NAME/..., one folder a layer in the order of their names, and config.json with how",
            "the image is run. Modes and links are taken as they are there. packaging/build makes mictl's own."
        })
final class ImageScratchCommand extends Verb {
    @Parameters(paramLabel = "TREE", description = "The folder with layers/ and config.json.")
    @SuppressWarnings("NullAway.Init")
    private Path tree;

    @Option(
            names = "--to",
            paramLabel = "REF",
            required = true,
            description = "Where it goes: registry/repository:tag.")
    private String to = "";

    @Mixin
    private final RepositoryOptions repository = new RepositoryOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        RegistryAccess access = repository.access(report);
        BuiltImage image = new ScratchImage(access, RegistryOptions.cache()).run(tree, to, report, dryRun());
        String sentence = (dryRun() ? "would be " : "") + image.reference();
        return end(report, "image scratch", Outcome.DONE, sentence, image.facts());
    }
}
