package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.model.TaskListener;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.wso2mi.jenkins.login.MaskedLog;
import io.jenkins.plugins.wso2mi.order.BuildSite;
import io.jenkins.plugins.wso2mi.order.ImageMaking;
import io.jenkins.plugins.wso2mi.order.RegistryOrder;
import io.jenkins.plugins.wso2mi.order.Repositories;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Makes images in the JVM where the workspace lies; programs are run by the launcher of the build's place. */
final class ImageCall<T> extends WorkspaceCall<T> {
    private static final long serialVersionUID = 1L;

    private final ImageMaking<T> order;
    private final RegistryOrder registries;
    private final Repositories repositories;
    private final TreeMap<String, String> environment;
    private final String scratch;
    private final RemotePrograms programs;

    private ImageCall(
            ImageMaking<T> order,
            RegistryOrder registries,
            Repositories repositories,
            Workplace place,
            Map<String, String> paths,
            TaskListener masked) {
        super(masked);
        this.order = order;
        this.registries = registries;
        this.repositories = repositories;
        this.environment = new TreeMap<>(place.env());
        // containers of the build are given the workspace and this
        this.scratch = WorkspaceList.tempDir(place.workspace()).getRemote();
        this.programs = new RemotePrograms(new LauncherPrograms(place, place.env(), paths));
    }

    /**
     * Makes it.
     *
     * @param repositories creates the repository that is pushed to
     * @param paths where programs lie that are called by name, as far as the PATH is not meant
     */
    static <T> T run(
            Workplace place,
            ImageMaking<T> order,
            RegistryOrder registries,
            Repositories repositories,
            Map<String, String> paths)
            throws IOException, InterruptedException {
        TaskListener masked = MaskedLog.over(place.run(), place.listener(), registries.secrets());
        return place.workspace().act(new ImageCall<>(order, registries, repositories, place, paths, masked));
    }

    @Override
    T in(Path workspace, Reporter report) throws IOException, InterruptedException {
        return order.run(
                new BuildSite(workspace, Path.of(scratch), environment, programs),
                registries.access(environment, report::notice).creating(repositories),
                ContentCache.standard(System.getenv()),
                report);
    }
}
