package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.base.CompanyBase;
import io.jenkins.plugins.wso2mi.image.base.CompanyBaseRequest;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl image base}. */
@Command(
        name = "base",
        description =
                "Builds a company's own base image: the server's, with common configuration, libraries and secrets.",
        footer = {
            "",
            "No password gets into a layer: what a configuration has in clear text is refused, and secrets are given",
            "as ciphertool.sh encrypted them. The key store's password is mounted when the server starts."
        })
final class ImageBaseCommand extends Verb {
    @Option(
            names = "--from",
            paramLabel = "REF",
            required = true,
            description = "The server's image, such as wso2/wso2mi:4.4.0.")
    private String from = "";

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A deployment.toml; may be given again, each is laid over those before it.")
    private List<Path> configurations = List.of();

    @Option(names = "--library", paramLabel = "JAR", description = "A jar for lib; may be given again.")
    private List<Path> libraries = List.of();

    @Option(names = "--dropin", paramLabel = "JAR", description = "An OSGi bundle for dropins; may be given again.")
    private List<Path> dropins = List.of();

    @Option(
            names = "--car",
            paramLabel = "FILE",
            description = "A probe (.car) for Micro Integrator 1.0 and 1.1, which have no health page.")
    private List<Path> cars = List.of();

    @Option(
            names = "--secret",
            paramLabel = "ALIAS=ENCRYPTED",
            description = "A secret, encrypted or as $env{VARIABLE}; may be given again.")
    private List<String> secrets = List.of();

    @Option(names = "--secrets", paramLabel = "FILE", description = "A file of lines ALIAS=ENCRYPTED.")
    @Nullable
    private Path secretsFile;

    @Option(
            names = "--add",
            paramLabel = "SRC:DEST",
            description = "A further file or folder, such as a key store; may be given again.")
    private List<String> additions = List.of();

    @Mixin
    private final PublicationOptions publication = new PublicationOptions();

    @Mixin
    private final RepositoryOptions repository = new RepositoryOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        CompanyBaseRequest request = new CompanyBaseRequest(
                from,
                target.reference(),
                target.tags(),
                configurations,
                libraries,
                dropins,
                cars,
                secrets,
                secretsFile,
                additions,
                target.labels(),
                SourceDate.in(System.getenv()),
                publication.publication());
        RegistryAccess access = repository.access(report);
        BuiltImage built = new CompanyBase(access, RegistryOptions.cache()).run(request, report, dryRun());
        String sentence =
                dryRun() ? "would be " + built.reference() : built.reference().toString();
        return end(report, "image base", Outcome.DONE, sentence, built.facts());
    }
}
