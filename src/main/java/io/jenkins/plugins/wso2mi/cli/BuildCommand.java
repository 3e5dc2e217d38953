package io.jenkins.plugins.wso2mi.cli;

import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.build.BuildOrder;
import io.jenkins.plugins.wso2mi.landscape.build.LandscapeBuild;
import io.jenkins.plugins.wso2mi.landscape.build.LandscapeImages;
import io.jenkins.plugins.wso2mi.landscape.build.UnitImage;
import io.jenkins.plugins.wso2mi.landscape.setting.ImageHosts;
import io.jenkins.plugins.wso2mi.landscape.setting.LandscapeSettings;
import io.jenkins.plugins.wso2mi.landscape.setting.Request;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Outcome;
import io.jenkins.plugins.wso2mi.report.Reporter;
import io.jenkins.plugins.wso2mi.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mictl build}. */
@Command(
        name = "build",
        description = "Builds the images of a landscape in which something has changed, and pushes them.",
        footer = {
            "",
            "Each image gets a tag that is a hash of all it is made of: sources of its carbon applications, files, and",
            "base. If its registry has that tag, it is kept. Nothing else is remembered, here or elsewhere.",
            "The images found or built are released by: mictl deploy -f mi.yaml @FILE, with the FILE of --out."
        })
final class BuildCommand extends Verb {
    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The landscape, beside the project's pom.xml; default: mi.yaml.")
    private Path file = Path.of("mi.yaml");

    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Push where this environment says that its images are (registry:), without --registry.")
    private @Nullable String environment;

    @Option(names = "--unit", paramLabel = "NAME", description = "Only this unit, and the base; repeatable.")
    private List<String> units = List.of();

    @Option(
            names = "--registry",
            paramLabel = "HOST[/PATH]",
            description = "Registry of repositories that name none; default: Docker Hub.")
    private String registry = "";

    @Option(names = "--base", paramLabel = "REF", description = "What units start from, if the landscape has no base.")
    private String base = "";

    @Option(
            names = "--tag",
            paramLabel = "T",
            description = "A tag that moves to each image; what changed is told against the image that the first one "
                    + "pointed to. Repeatable; default: latest.")
    private List<String> tags = List.of("latest");

    @Option(names = "--all", description = "Build what has not changed too, such as for a SNAPSHOT from elsewhere.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the units' images there, by digest, as options of deploy, diff, render and canary.")
    private @Nullable Path out;

    @Option(
            names = "--builder",
            paramLabel = "auto|maven|native",
            description = "What makes carbon applications: the project's own build, or straight from the sources.")
    private BuilderChoice builder = BuilderChoice.AUTO;

    @Mixin
    private final MavenOptions maven = new MavenOptions();

    @Mixin
    private final PublicationOptions publication = new PublicationOptions();

    @Mixin
    private final CheckOptions check = new CheckOptions();

    @Mixin
    private final RepositoryOptions repository = new RepositoryOptions();

    @Override
    protected Outcome run(Reporter report) throws IOException, InterruptedException {
        Landscape landscape = Landscape.read(file);
        ImageHosts hosts = hosts();
        RegistryAccess access = repository.access(report);
        LandscapeBuild build = new LandscapeBuild(access, RegistryOptions.cache(), builder.local());
        LandscapeImages images = build.run(landscape, order(landscape, hosts), report, dryRun());
        table(images).lines().forEach(report::notice);
        Path written = out;
        if (written != null && !dryRun() && !images.hasFailed()) {
            Files.writeString(written, images.arguments());
        }
        Outcome outcome = images.hasFailed() ? Outcome.FAILED : Outcome.DONE;
        return end(report, "build", outcome, images.sentence(), images.facts());
    }

    /** What the command line says stands before what the environment says. */
    private ImageHosts hosts() {
        ImageHosts given = new ImageHosts(registry, Map.of());
        if (environment == null) {
            return given;
        }
        ImageHosts named =
                LandscapeSettings.hosts(file, Request.ofNames(Optional.of(environment), List.of(), System.getenv()));
        return registry.isBlank() ? named : given;
    }

    private BuildOrder order(Landscape landscape, ImageHosts hosts) throws IOException, InterruptedException {
        return new BuildOrder(
                units,
                hosts.standard(),
                hosts.byUnit(),
                base,
                tags,
                all,
                maven.arguments(),
                maven.settings(),
                check.policy(landscape.root()),
                SourceDate.in(System.getenv()),
                publication.publication());
    }

    private static String table(LandscapeImages images) {
        Table table = new Table("IMAGE", "STATE", "TAG", "TIME", "BECAUSE");
        for (UnitImage image : images.all()) {
            table.row(image.name(), image.state().words(), image.tag(), image.took(), image.because());
        }
        return table.text();
    }
}
