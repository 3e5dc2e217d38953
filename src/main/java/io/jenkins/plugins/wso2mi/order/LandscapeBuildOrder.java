package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.car.maven.NoMavenException;
import io.jenkins.plugins.wso2mi.car.pack.BuilderChoice;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.landscape.Landscape;
import io.jenkins.plugins.wso2mi.landscape.build.BuildOrder;
import io.jenkins.plugins.wso2mi.landscape.build.LandscapeBuild;
import io.jenkins.plugins.wso2mi.landscape.build.LandscapeImages;
import io.jenkins.plugins.wso2mi.landscape.build.UnitImage;
import io.jenkins.plugins.wso2mi.program.ProgramRunner;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * An order to build the images of a landscape in which something has changed. Lists have one item a line; paths begin
 * at the workspace.
 *
 * @param file the landscape
 * @param units names; blank for all
 * @param registry host, or host and path, before repositories that name no host; blank for Docker Hub
 * @param base what units start from if the landscape has no base; blank otherwise
 * @param tags moving tags
 * @param all whether to build what has not changed too
 * @param builder {@code auto}, {@code maven} or {@code native}; blank for auto
 * @param arguments further arguments for Maven
 * @param settings a settings.xml; blank for Maven's own
 * @param publication a tag that is made for each image, and what is attached to it
 * @param check how carbon applications are checked
 * @param dryRun whether to only say what would be built, and why
 */
public record LandscapeBuildOrder(
        String file,
        String units,
        String registry,
        String base,
        String tags,
        boolean all,
        String builder,
        String arguments,
        String settings,
        PublicationOrder publication,
        CheckOrder check,
        boolean dryRun)
        implements ImageMaking<LandscapeImageFacts> {
    /** What a shell, and so a container, answers where there is no such program. */
    private static final int NOT_FOUND = 127;

    @Override
    public LandscapeImageFacts run(BuildSite site, RegistryAccess access, ContentCache cache, Reporter report)
            throws IOException, InterruptedException {
        Landscape landscape = Landscape.read(site.workspace().resolve(file));
        LandscapeImages images =
                new LandscapeBuild(access, cache, cars(site)).run(landscape, request(site, landscape), report, dryRun);
        for (UnitImage image : images.all()) {
            String because = image.reasons().isEmpty() ? "" : ": " + image.because();
            report.item("image", image.name() + " " + image.state().words() + because, image.facts());
        }
        if (images.hasFailed()) {
            throw new IOException(images.sentence() + "; the log says why, and what was built stays");
        }
        report.notice(images.sentence());
        return LandscapeImageFacts.of(images);
    }

    /**
     * Names of all images that a landscape is about: those that are pushed, and then the base of them all.
     *
     * @throws io.jenkins.plugins.wso2mi.config.RefusedException with every problem of the file
     * @throws IOException if it cannot be read
     */
    public List<String> images(Path workspace) throws IOException {
        Landscape landscape = Landscape.read(workspace.resolve(file));
        List<String> images = new ArrayList<>();
        landscape.units().forEach(unit -> images.add(ImageOrder.target(unit.image(), registry)));
        landscape.base().ifPresent(one -> images.add(ImageOrder.target(one.image(), registry)));
        images.add(landscape.base().map(one -> one.from()).orElse(base));
        images.removeIf(String::isBlank);
        return images;
    }

    /** What the engine is asked for. */
    BuildOrder request(BuildSite site, Landscape landscape) throws IOException, InterruptedException {
        Path workspace = site.workspace();
        return new BuildOrder(
                Lines.of(units),
                registry,
                Map.of(),
                landscape.base().isPresent() ? "" : base,
                Lines.of(tags),
                all,
                Lines.of(arguments),
                settings.isBlank() ? null : workspace.resolve(settings),
                check.policy(workspace, landscape.root()),
                null,
                publication.publication(site));
    }

    private CarBuilder cars(BuildSite site) {
        ProgramRunner runner = (command, environment, directory, lines) -> {
            int code = site.programs().run(command, environment, directory, lines);
            if (code == NOT_FOUND) {
                throw new NoMavenException(command.get(0) + " is not found where this build runs (exit code 127)");
            }
            return code;
        };
        return Choices.of("builder", builder, BuilderChoice.AUTO)
                .by(runner, site.environment().get("PATH"));
    }

    /** The same with the variables in its fields replaced. */
    public LandscapeBuildOrder expanded(UnaryOperator<String> variables) {
        return new LandscapeBuildOrder(
                variables.apply(file),
                variables.apply(units),
                registry,
                variables.apply(base),
                variables.apply(tags),
                all,
                variables.apply(builder),
                variables.apply(arguments),
                variables.apply(settings),
                publication,
                check.expanded(variables),
                dryRun);
    }
}
