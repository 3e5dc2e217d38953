package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.AssembledImage;
import io.jenkins.plugins.wso2mi.image.Assembly;
import io.jenkins.plugins.wso2mi.image.Layer;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.PlatformImage;
import io.jenkins.plugins.wso2mi.registry.RemoteImage;
import io.jenkins.plugins.wso2mi.registry.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the image of a recognised Dockerfile without an engine: one layer for each COPY, on top of the base. */
final class RegistryBurn {
    private final LookedAt seen;
    private final RemoteImage base;
    private final Repository repository;
    private final ContentCache cache;

    RegistryBurn(LookedAt seen, Repository repository, ContentCache cache) {
        this.seen = seen;
        this.base = seen.base().orElseThrow();
        this.repository = repository;
        this.cache = cache;
    }

    /**
     * The image, its layers written to a folder.
     *
     * @throws RefusedException if the base lacks an account, or its platforms would need different layers
     */
    AssembledImage assemble(Path folder, @Nullable Instant created) throws IOException, InterruptedException {
        Map<Step, Layer> made = layers(base.platforms().get(0), folder);
        for (PlatformImage other : base.platforms().subList(1, base.platforms().size())) {
            if (!diffIds(layers(other, folder)).equals(diffIds(made))) {
                throw new RefusedException(
                        base.reference().toString(),
                        "its platforms differ in their accounts or folders, so one layer cannot serve all",
                        "build on the image of one platform, by its digest");
            }
        }
        Settings settings = new Settings(seen.project().steps(), made, seen.labels(), seen.applications(), created);
        return new Assembly(base, repository, List.copyOf(made.values()), settings).assemble();
    }

    private static List<String> diffIds(Map<Step, Layer> layers) {
        return layers.values().stream().map(layer -> layer.diffId().toString()).toList();
    }

    private Map<Step, Layer> layers(PlatformImage platform, Path folder) throws IOException, InterruptedException {
        Inspection project = seen.project();
        BaseFiles files = new BaseFiles(platform, repository, cache);
        CopyLayers layers = new CopyLayers(
                project.context(), new ImageFolders(files, project.base().home()), new Accounts(files), folder);
        Map<Step, Layer> made = new LinkedHashMap<>();
        String user = project.base().user();
        for (Step step : project.steps()) {
            if (step instanceof Step.Copy copy) {
                made.put(step, layers.copy(copy, project.where(step)));
            } else if (step instanceof Step.User set) {
                user = set.name();
            } else if (step instanceof Step.Workdir workdir) {
                List<Layer> layer = new ArrayList<>(layers.workdir(workdir, user, project.where(step)));
                layer.forEach(one -> made.put(step, one));
            }
        }
        return made;
    }
}
