package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.check.CheckPolicy;
import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProject;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProjectBuild;
import io.jenkins.plugins.wso2mi.program.LocalPrograms;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl image build}. */
@Command(
        name = "build",
        description =
                "Puts carbon applications and files on top of a base image, or builds a docker project, and pushes it.",
        footer = {
            "",
            "Credentials are those of docker login. The image says that it was made when its base was, or at",
            "SOURCE_DATE_EPOCH if that is set: the same inputs give the same digest."
        })
final class ImageBuildCommand extends Verb {
    @Option(
            names = "--base",
            paramLabel = "REF",
            description = "The image to build on, such as wso2/wso2mi:4.4.0; a docker project names its own.")
    private String base = "";

    @Option(names = "--car", paramLabel = "FILE", arity = "1..*", description = "Carbon applications (.car).")
    private List<Path> cars = List.of();

    @Mixin
    private final TargetOptions target = new TargetOptions();

    @Option(
            names = "--add",
            paramLabel = "SRC:DEST",
            description = "A file or folder; DEST is from the server's home, or from / if it begins with it. "
                    + "May be given again.")
    private List<String> additions = List.of();

    @Option(
            names = "--builder",
            paramLabel = "auto|registry|docker|buildah",
            description = "registry needs no engine; auto takes it unless a Dockerfile asks for more.")
    private Builder builder = Builder.AUTO;

    @Mixin
    private final PublicationOptions publication = new PublicationOptions();

    @Mixin
    private final DockerProjectOptions project = new DockerProjectOptions();

    @Mixin
    private final CheckOptions check = new CheckOptions();

    @Mixin
    private final RepositoryOptions repository = new RepositoryOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        RegistryAccess access = repository.access(report);
        ContentCache cache = RegistryOptions.cache();
        Optional<BuiltImage> built = project.given()
                ? new DockerProjectBuild(access, cache, new LocalPrograms(), System.getenv())
                        .run(dockerProject(), report, dryRun())
                : Optional.of(new ImageBuild(access, cache).run(request(), report, dryRun()));
        String sentence = built.map(image -> (dryRun() ? "would be " : "") + image.reference())
                .orElse("nothing was built (dry run)");
        return end(
                report,
                "image build",
                Outcome.DONE,
                sentence,
                built.map(BuiltImage::facts).orElse(Map.of()));
    }

    private ImageRequest request() throws IOException, InterruptedException {
        if (base.isBlank()) {
            throw new RefusedException(
                    "--base", "is missing", "name the image to build on, or the folder of a docker project");
        }
        CheckPolicy policy = check.policy(Path.of(""));
        Instant created = SourceDate.in(System.getenv());
        return new ImageRequest(
                base,
                cars,
                target.reference(),
                target.tags(),
                additions,
                target.labels(),
                builder,
                policy,
                created,
                publication.publication());
    }

    private DockerProject dockerProject() throws IOException, InterruptedException {
        Problems problems = new Problems();
        if (!base.isBlank()) {
            problems.error("--base", "the Dockerfile of the project names the base", "leave it out");
        }
        if (!additions.isEmpty()) {
            problems.error("--add", "the Dockerfile of the project says what is added", "write a COPY");
        }
        problems.refuseOnErrors();
        return new DockerProject(
                project.context(),
                project.file(),
                cars,
                target.reference(),
                target.tags(),
                target.labels(),
                project.arguments(),
                project.secrets(),
                builder,
                check.dockerProjectPolicy(project.context()),
                SourceDate.in(System.getenv()),
                check.aboutDockerfile(),
                publication.publication());
    }
}
