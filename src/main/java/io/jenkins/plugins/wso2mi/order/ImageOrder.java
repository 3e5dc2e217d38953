package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.Problems;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProject;
import io.jenkins.plugins.wso2mi.image.dockerfile.DockerProjectBuild;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An order to build an image. Lists have one item a line; paths begin at the workspace.
 *
 * @param base reference of the image to build on; blank with a docker project, which names its own
 * @param to reference with the first tag
 * @param cars the carbon applications
 * @param tags further tags
 * @param additions files, each {@code SRC:DEST}
 * @param labels each {@code KEY=VALUE}
 * @param builder {@code auto}, {@code registry}, {@code docker} or {@code buildah}; blank for auto
 * @param project the docker project that is built instead of putting files on a base
 * @param publication its made tag, and what is attached to it
 * @param check how the carbon applications are checked; accepted findings may be about a Dockerfile too
 * @param dryRun whether to only say what would be pushed
 */
public record ImageOrder(
        String base,
        String to,
        String cars,
        String tags,
        String additions,
        String labels,
        String builder,
        DockerOrder project,
        PublicationOrder publication,
        CheckOrder check,
        boolean dryRun)
        implements ImageMaking<ImageFacts> {

    @Override
    public ImageFacts run(BuildSite site, RegistryAccess access, ContentCache cache, Reporter report)
            throws IOException, InterruptedException {
        if (!project.isGiven()) {
            return ImageFacts.of(new ImageBuild(access, cache).run(request(site), report, dryRun));
        }
        DockerProject request = dockerProject(site);
        return new DockerProjectBuild(access, cache, site.programs(), site.environment(), site.scratch())
                .run(request, report, dryRun)
                .map(ImageFacts::of)
                .orElseGet(() -> ImageFacts.planned(ImageReference.parse(to, "to")));
    }

    /**
     * Where an image goes: as it is written if that names a host, else to a registry.
     *
     * @param to such as {@code clinic/appointments:1.2}, or with a host before it
     * @param registry such as {@code registry.example.com/team}; blank for Docker Hub
     */
    public static String target(String to, String registry) {
        String prefix = registry.strip().replaceFirst("/+$", "");
        int slash = to.indexOf('/');
        // Docker's rule: the first part is a host if it has a dot or a port, or is localhost
        boolean named = slash > 0 && to.substring(0, slash).matches("localhost|.*[.:].*");
        return named || prefix.isEmpty() ? to : prefix + "/" + to;
    }

    /** The same with the variables in its fields replaced. */
    public ImageOrder expanded(UnaryOperator<String> variables) {
        return new ImageOrder(
                variables.apply(base),
                variables.apply(to),
                variables.apply(cars),
                variables.apply(tags),
                variables.apply(additions),
                variables.apply(labels),
                variables.apply(builder),
                project.expanded(variables),
                publication,
                check.expanded(variables),
                dryRun);
    }

    /** The same with another base and target. */
    public ImageOrder onto(String anotherBase, String anotherTarget) {
        return new ImageOrder(
                anotherBase,
                anotherTarget,
                cars,
                tags,
                additions,
                labels,
                builder,
                project,
                publication,
                check,
                dryRun);
    }

    private List<Path> files(Path workspace) {
        return Lines.of(cars).stream().map(workspace::resolve).toList();
    }

    private Builder choice() {
        return Choices.of("builder", builder, Builder.AUTO);
    }

    /** Files with their destinations, from the workspace. */
    static List<String> additions(Path workspace, String lines) {
        // a colon is a letter like any other to the file system, so SRC:DEST is resolved as a whole
        return Lines.of(lines).stream()
                .map(a -> workspace.resolve(a).toString())
                .toList();
    }

    /** What the engine is asked for. */
    ImageRequest request(BuildSite site) throws IOException, InterruptedException {
        Path workspace = site.workspace();
        return new ImageRequest(
                base,
                files(workspace),
                to,
                Lines.of(tags),
                additions(workspace, additions),
                Lines.of(labels),
                choice(),
                check.policy(workspace, workspace),
                null,
                publication.publication(site));
    }

    /** What the engine is asked for if there is a docker project. */
    DockerProject dockerProject(BuildSite site) throws IOException, InterruptedException {
        Path workspace = site.workspace();
        Problems problems = new Problems();
        if (!base.isBlank()) {
            problems.error("base", "the Dockerfile of the project names the base", "leave it out");
        }
        if (!additions.isBlank()) {
            problems.error("additions", "the Dockerfile of the project says what is added", "write a COPY");
        }
        problems.refuseOnErrors();
        Path context = project.context(workspace);
        return new DockerProject(
                context,
                project.file(workspace),
                files(workspace),
                to,
                Lines.of(tags),
                Lines.of(labels),
                Lines.of(project.arguments()),
                project.secrets(workspace),
                choice(),
                check.aboutApplications().policy(workspace, context),
                null,
                check.aboutDockerfile(),
                publication.publication(site));
    }
}
