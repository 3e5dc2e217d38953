package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.BuiltImage;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl image build}. */
@Command(
        name = "build",
        description = "Puts carbon applications and files on top of a base image, and pushes the result.",
        footer = {
            "",
            "Credentials are those of docker login. The image says that it was made when its base was, or at",
            "SOURCE_DATE_EPOCH if that is set: the same inputs give the same digest."
        })
final class ImageBuildCommand extends Verb {
    @Option(
            names = "--base",
            paramLabel = "REF",
            required = true,
            description = "The image to build on, such as wso2/wso2mi:4.4.0.")
    private String base = "";

    @Option(names = "--car", paramLabel = "FILE", arity = "1..*", description = "Carbon applications (.car).")
    private List<Path> cars = List.of();

    @Option(
            names = "--to",
            paramLabel = "REF",
            required = true,
            description = "Where it goes: registry/repository:tag.")
    private String target = "";

    @Option(names = "--tag", paramLabel = "T", description = "A further tag; may be given again.")
    private List<String> tags = List.of();

    @Option(
            names = "--add",
            paramLabel = "SRC:DEST",
            description = "A file or folder; DEST is from the server's home, or from / if it begins with it. "
                    + "May be given again.")
    private List<String> additions = List.of();

    @Option(names = "--label", paramLabel = "K=V", description = "A label and annotation; may be given again.")
    private List<String> labels = List.of();

    @Option(
            names = "--builder",
            paramLabel = "auto|registry|docker|buildah",
            description = "registry, which auto stands for, needs no engine.")
    private Builder builder = Builder.AUTO;

    @Mixin
    private final CheckOptions check = new CheckOptions();

    @Option(
            names = "--insecure",
            description = "Speak http without TLS to the registries of --base and --to; Docker Hub never. "
                    + "A registry on this machine is spoken to so anyway.")
    private boolean insecure;

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        RegistryAccess access = LocalRegistries.access(insecure, report);
        ImageRequest request = new ImageRequest(
                base,
                cars,
                target,
                tags,
                additions,
                labels,
                builder,
                check.policy(Path.of("")),
                created(System.getenv("SOURCE_DATE_EPOCH")));
        BuiltImage built =
                new ImageBuild(access, ContentCache.standard(System.getenv())).run(request, report, dryRun());
        String sentence =
                dryRun() ? "would be " + built.reference() : built.reference().toString();
        return end(report, "image build", Outcome.DONE, sentence, built.facts());
    }

    /** The moment that reproducible-builds.org's variable names, in seconds since 1970. */
    private static @Nullable Instant created(@Nullable String epoch) {
        if (epoch == null || epoch.isBlank()) {
            return null;
        }
        try {
            return Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
        } catch (NumberFormatException | DateTimeException e) {
            throw new RefusedException(
                    "SOURCE_DATE_EPOCH", "'" + epoch + "' is no number of seconds", "set it to one, or not at all");
        }
    }
}
