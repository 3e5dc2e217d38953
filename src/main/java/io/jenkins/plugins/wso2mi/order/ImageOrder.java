package io.jenkins.plugins.wso2mi.order;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An order to build an image. Lists have one item a line; paths begin at the workspace.
 *
 * @param base reference of the image to build on
 * @param to reference with the first tag
 * @param cars the carbon applications
 * @param tags further tags
 * @param additions files, each {@code SRC:DEST}
 * @param labels each {@code KEY=VALUE}
 * @param builder {@code auto} or {@code registry}; blank for auto
 * @param check how the carbon applications are checked
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
        CheckOrder check,
        boolean dryRun)
        implements Serializable {

    /**
     * Builds and pushes.
     *
     * @param workspace where paths begin
     * @param access how registries are reached
     * @param cache what they were asked for before
     * @throws RefusedException with every problem that was found, before anything was changed
     * @throws IOException if a registry fails
     * @throws InterruptedException if this thread is interrupted
     */
    public ImageFacts run(Path workspace, RegistryAccess access, ContentCache cache, Reporter report)
            throws IOException, InterruptedException {
        return ImageFacts.of(new ImageBuild(access, cache).run(request(workspace), report, dryRun));
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
                check.expanded(variables),
                dryRun);
    }

    /** The same with another base and target. */
    public ImageOrder onto(String anotherBase, String anotherTarget) {
        return new ImageOrder(anotherBase, anotherTarget, cars, tags, additions, labels, builder, check, dryRun);
    }

    /** What the engine is asked for. */
    ImageRequest request(Path workspace) throws IOException {
        List<Path> files = Lines.of(cars).stream().map(workspace::resolve).toList();
        // a colon is a letter like any other to the file system, so SRC:DEST is resolved as a whole
        List<String> added = Lines.of(additions).stream()
                .map(a -> workspace.resolve(a).toString())
                .toList();
        return new ImageRequest(
                base,
                files,
                to,
                Lines.of(tags),
                added,
                Lines.of(labels),
                Choices.of("builder", builder, Builder.AUTO),
                check.policy(workspace, workspace),
                null);
    }
}
