package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.image.attestation.BuildOrigin;
import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseResult;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mictl image rebase}. */
@Command(
        name = "rebase",
        description = "Puts images on a new base at the registry, without building them.",
        footer = {
            "",
            "Images that are built on each other may be given in any order: each is put on the new one below it.",
            "The bytes are those that a build on the new base would give."
        })
final class ImageRebaseCommand extends Verb {
    @Parameters(arity = "1..*", paramLabel = "REF", description = "Images, by tag.")
    private List<String> images = List.of();

    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "The new base; default: what each image's own base name stands for now.")
    @Nullable
    private String base;

    @Option(
            names = "--tag",
            paramLabel = "T",
            description = "The tag of the new images. Without it their tags are moved, and each old image stays "
                    + "as TAG-before-DIGEST.")
    @Nullable
    private String tag;

    @Option(
            names = "--force",
            description = "Go on when the server's minor version, Java's major version, the user or the repository "
                    + "of the base differ.")
    private boolean force;

    @Mixin
    private final AttestationOptions attestations = new AttestationOptions();

    @Mixin
    private final RegistryOptions registries = new RegistryOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        Rebase rebase = new Rebase(registries.access(report), RegistryOptions.cache());
        RebaseRequest request =
                new RebaseRequest(images, base, tag, force, attestations.of(BuildOrigin.in(System.getenv())));
        RebaseResult result = rebase.run(request, report, dryRun());
        String sentence = dryRun() ? "would be: " + result.sentence() : result.sentence();
        return end(report, "image rebase", Outcome.DONE, sentence, result.facts());
    }
}
